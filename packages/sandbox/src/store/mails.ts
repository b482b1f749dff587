import type { Kysely } from 'kysely';
import type { Mail } from '../campaign/mail.ts';
import type { Tables } from './tables.ts';

/** What one project has sent. Nothing leaves the sandbox: mails are kept to be read here. */
export type Mails = ReturnType<typeof createMails>;

export const createMails = (db: Kysely<Tables>, project: string) => ({
  /** All of them, in order. */
  async all(): Promise<Mail[]> {
    return db
      .selectFrom('mails')
      .select(['recipient', 'subject', 'link', 'sent_at'])
      .where('project_id', '=', project)
      .orderBy('number')
      .execute();
  },
});

/** Sends one, within the transaction that it belongs to. */
export async function send(db: Kysely<Tables>, project: string, mail: Mail): Promise<void> {
  await db
    .insertInto('mails')
    .values({ ...mail, project_id: project })
    .execute();
}
