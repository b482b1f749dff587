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

export const createMails = (db: Kysely<Tables>, project: string) => {
  const everything = async (): Promise<Kept[]> =>
    db
      .selectFrom('mails')
      .select(['number', 'recipient', 'subject', 'link', 'sent_at', 'held'])
      .where('project_id', '=', project)
      .orderBy('number')
      .execute();

  return {
    /** All mails that have arrived, in order. */
    all: everything,

    /** All of them, also those that faults delay. */
    everything,

    /** Writes one more. */
    async write(mail: Mail): Promise<void> {
      await db.transaction().execute((db) => send(db, project, mail));
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
  };
};

/** Sends one, within the transaction that it belongs to. */
export async function send(db: Kysely<Tables>, project: string, mail: Mail): Promise<void> {
  await db
    .insertInto('mails')
    .values({ ...mail, project_id: project })
    .execute();
}
