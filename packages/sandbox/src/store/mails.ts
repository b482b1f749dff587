import { type Kysely, sql } from 'kysely';
import type { Mail } from '../campaign/mail.ts';
import type { Tables } from './tables.ts';

/** A mail, its place in the order, and whether it is late on purpose: see the table. */
export interface Kept extends Mail {
  number: number;
  held: number | null;
}

/** What one project has sent. Nothing leaves the sandbox: mails are kept to be read here. */
export type Mails = ReturnType<typeof createMails>;

export const createMails = (db: Kysely<Tables>, project: string) => ({
  /** All of them, in order. */
  async all(): Promise<Kept[]> {
    return db
      .selectFrom('mails')
      .select(['number', 'recipient', 'subject', 'link', 'sent_at', 'held'])
      .where('project_id', '=', project)
      .orderBy('number')
      .execute();
  },

  /** Notes that these have arrived: whatever is held later, they stay. */
  async arrive(numbers: readonly number[]): Promise<void> {
    if (numbers.length === 0) return;
    await db.transaction().execute((db) =>
      db
        .updateTable('mails')
        .set({ held: null })
        .where('project_id', '=', project)
        .where(sql<boolean>`number = any(${numbers})`)
        .execute(),
    );
  },
});

/** Sends one, within the transaction that it belongs to. */
export async function send(db: Kysely<Tables>, project: string, mail: Mail): Promise<void> {
  await db
    .insertInto('mails')
    .values({ ...mail, project_id: project })
    .execute();
}
