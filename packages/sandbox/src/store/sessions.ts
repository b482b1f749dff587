import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Person } from '../campaign/person.ts';
import { prepare } from './prepared.ts';
import { personColumns, type Tables } from './tables.ts';

/** The sessions of one project's visitors. */
export type Sessions = ReturnType<typeof createSessions>;

export const createSessions = (db: Kysely<Tables>, project: string) => {
  const find = prepare((session: { token_hash: string }) =>
    db
      .selectFrom('sessions')
      .innerJoin('users', (on) =>
        on.onRef('users.project_id', '=', 'sessions.project_id').onRef('users.id', '=', 'sessions.user_id'),
      )
      .select(personColumns.map((column) => `users.${column}` as const))
      .where('sessions.project_id', '=', project)
      .where('sessions.token_hash', '=', session.token_hash),
  );

  return {
    /** Starts a session, and returns its token. The database has only a hash of it. */
    async start(userId: string, now: Date): Promise<string> {
      const token = drawToken();
      const session = { project_id: project, token_hash: hashOf(token), user_id: userId, created_at: now };
      await db.transaction().execute((db) => db.insertInto('sessions').values(session).execute());
      return token;
    },

    /** The user of the session; `null` for an unknown token. */
    async find(token: string): Promise<Person | null> {
      const [person] = await find(db, { token_hash: hashOf(token) });
      return person ?? null;
    },

    /** Ends the session. An unknown token is ignored. */
    async end(token: string): Promise<void> {
      const own = { project_id: project, token_hash: hashOf(token) };
      await db.transaction().execute((db) =>
        db
          .deleteFrom('sessions')
          .where((session) => session.and(own))
          .execute(),
      );
    },
  };
};

/** The token of a new session. */
export const drawToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
