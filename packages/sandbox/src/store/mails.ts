import { type Kysely, sql } from 'kysely';
import type { Mail } from '../campaign/mail.ts';
import type { Tables } from './tables.ts';

/** A mail with its number in the order, and whether a fault delays it: see the table. */
export interface Kept extends Mail {
  number: number;
  held: number | null;
}

/** The mails of one project. None is sent: they are stored to be read. */
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

  /** Marks these as delivered: later faults do not affect them. */
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
