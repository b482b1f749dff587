/** What PostgreSQL alone takes, for comparison: the same statements, sent by nothing but `pg`. */
import { randomUUID } from 'node:crypto';
import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Ranking } from '../src/campaign/ranking.ts';
import { withTimeLimit } from '../src/store/time-limit.ts';
import { createSessions } from '../src/store/sessions.ts';
import { schema, type Tables } from '../src/store/tables.ts';
import { createUsers } from '../src/store/users.ts';

const clients = 16;

/** The two statements of a `getUser` with a session, and the one of a leaderboard's first ten. */
export async function bareQueries(database: string, project: string, ranking: Ranking, sessions: readonly string[]) {
  const pool = new Pool({ connectionString: database, max: clients });
  const sent: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void sent.push(query),
  });
  const found = createSessions(db.withSchema(schema), project);
  const users = createUsers(db.withSchema(schema), project, ranking);
  const pairs: (readonly [CompiledQuery, CompiledQuery])[] = [];
  for (const session of sessions) {
    sent.length = 0;
    const person = await found.find(session);
    if (person !== null) await users.findMember({ id: person.id });
    const [find, member] = sent;
    if (find && member) pairs.push([find, member]);
  }
  sent.length = 0;
  await users.board(10);
  const leaders = sent.find(({ sql }) => sql.includes('limit'));
  if (leaders === undefined) throw new Error('The board has no statement with a limit.');
  const send = ({ sql, parameters }: CompiledQuery, name?: string) =>
    pool.query({ ...(name !== undefined && { name }), text: sql, values: [...parameters] });

  return {
    getUser: async (index: number): Promise<void> => {
      for (const query of pairs[index % pairs.length] ?? []) await send(query);
    },
    /** The same, each planned only once, as the sandbox sends them. */
    getUserPrepared: async (index: number): Promise<void> => {
      const [find, member] = pairs[index % pairs.length] ?? [];
      if (find) await send(find, 'find');
      if (member) await send(member, 'member');
    },
    topTen: () => send(leaders),
    close: () => db.destroy(),
  };
}

/** A person in a transaction: as the sandbox adds one, and by a bare INSERT into a table with the columns and indexes of `users`, and without its triggers. */
export async function bareInserts(database: string, project: string, ranking: Ranking) {
  const pool = new Pool({ connectionString: database, max: clients });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withTimeLimit(pool, { isReused: true }) }) });
  const users = createUsers(db.withSchema(schema), project, ranking);
  await pool.query(`create table bare_users (like ${schema}.users including all)`);
  return {
    add: async (): Promise<void> => {
      const id = randomUUID();
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(
          `insert into bare_users (project_id, id, email, referral_code, profile, created_at, updated_at)
          values ($1, $2, $3, $4, $5, now(), now())`,
          [project, id, `${id}@bench.example`, id, '{"browser_name":"Chrome"}'],
        );
        await client.query('commit');
      } finally {
        client.release();
      }
    },
    join: async (): Promise<void> => {
      const id = randomUUID();
      await users.add({
        id,
        email: `${id}@bench.example`,
        profile: { browser_name: 'Chrome' },
        changes: {},
        site: null,
        referredBy: null,
        mayChange: 'nobody',
        confirmation: null,
        caps: { signup: null, referral: null },
        offers: [],
        now: new Date(),
        session: id,
        drawCode: () => id,
      });
    },
    close: () => db.destroy(),
  };
}
