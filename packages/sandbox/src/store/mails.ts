import { type Kysely, sql } from 'kysely';
import type { Mail } from '../campaign/mail.ts';
import type { Tables } from './tables.ts';

/** A mail with its number in the order, and whether a fault delays it: see the table. */
export interface Kept extends Mail {
  number: number;
  held: number | null;
}

const columns = ['number', 'recipient', 'subject', 'link', 'sent_at', 'held'] as const;

/** The mails of one project. None is sent: they are stored to be read. */
export type Mails = ReturnType<typeof createMails>;

export const createMails = (db: Kysely<Tables>, project: string) => {
  const kept = db.selectFrom('mails').select(columns).where('project_id', '=', project).orderBy('number');
  const everything = (): Promise<Kept[]> => kept.execute();

  return {
    /** All mails that have arrived, in order. */
    all: everything,

    /** Those to one user. */
    allTo: (recipient: string): Promise<Kept[]> => kept.where('recipient', '=', recipient).execute(),

    /** All of them, also those that faults delay. */
    everything,

    /** One of them, also if a fault delays it. */
    find: async (number: number): Promise<Kept | null> =>
      (await kept.where('number', '=', number).executeTakeFirst()) ?? null,

    /** Writes one more. */
    write: (mail: Mail): Promise<Kept> =>
      db.transaction().execute((db) => insertMail(db, project, mail).returning(columns).executeTakeFirstOrThrow()),

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
  await insertMail(db, project, mail).execute();
}

const insertMail = (db: Kysely<Tables>, project: string, mail: Mail) =>
  db.insertInto('mails').values({ ...mail, project_id: project });
