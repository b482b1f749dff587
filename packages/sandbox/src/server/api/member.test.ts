import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOptions } from '../../options/read.ts';
import { assemble } from '../../sandbox.ts';
import type { Database } from '../../store/database.ts';
import { migrate } from '../../store/migrations.ts';
import { openPglite, type Pglite } from '../../store/pglite.ts';
import { schema, type Tables } from '../../store/tables.ts';
import { call, join } from '../../../test/caller.ts';
import { newProject } from '../../../test/engines.ts';
import { strictLog } from '../../../test/strict-log.ts';
import { shareDatabase } from '../../../test/shared.ts';

const shared = shareDatabase();

/** How often places on the list have been counted. */
let counts = 0;
let pglite: Pglite;
let db: Database['db'];
beforeAll(async () => {
  pglite = await openPglite(strictLog);
  const pool = pglite.pool(null);
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    const query = (sql: string, parameters: readonly unknown[]) => {
      if (sql.includes('is_earlier')) counts += 1;
      return client.query<unknown>(sql, parameters);
    };
    return { release: () => client.release(), query } as PostgresPoolClient;
  };
  const counted = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { ...pool, connect } }) });
  await migrate(counted);
  db = counted.withSchema(schema);
}, 30_000);
afterAll(() => pglite.close());

/** A sandbox, and how often places on the list have been counted. */
function newCountingSandbox() {
  const settings = readOptions({ project: newProject(), secret: shared.secret, log: shared.log });
  const sandbox = assemble({ ...shared.database(), db, close: () => Promise.resolve() }, settings);
  return {
    sandbox,
    countsOf: async (work: Promise<unknown>): Promise<number> => {
      const before = counts;
      await work;
      return counts - before;
    },
  };
}

test('a command that shows a place counts the list once', async () => {
  const { sandbox, countsOf } = newCountingSandbox();
  const { session, person } = await join(sandbox, 'amy@x.com', { visitor: 'amy' });
  const named = { email: person.email };
  expect(await countsOf(call(sandbox, 'addUser', 'bob@x.com', { visitor: 'bob' }))).toBe(1);
  expect(await countsOf(call(sandbox, 'addUser', 'amy@x.com', { session }))).toBe(1);
  expect(await countsOf(call(sandbox, 'getUser', undefined, { session }))).toBe(1);
  expect(await countsOf(call(sandbox, 'getUser', named, { session }))).toBe(1);
  expect(await countsOf(call(sandbox, 'embedReferralPage', { dom_id: 'page' }, { session }))).toBe(1);
  expect(await countsOf(call(sandbox, 'embedLeaderboard', { dom_id: 'board' }, { session }))).toBe(1);
});

test('a command that shows no place never counts the list', async () => {
  const { sandbox, countsOf } = newCountingSandbox();
  const { session, person } = await join(sandbox, 'amy@x.com', { visitor: 'amy' });
  const calls: [string, unknown?][] = [
    ['triggerRewards', { event: 'purchase' }],
    ['triggerRewards', { event: 'purchase', email: person.email }],
    ['getReferralCode'],
    ['getReferrerCode'],
    ['recordFormImpression'],
    ['popupReferralPage'],
    ['popupReferralPage', { email: person.email }],
    ['logoutUser'],
  ];
  for (const [command, data] of calls) {
    const options = { session, visitor: 'amy', referrerCode: person.referral_code };
    let status = 0;
    const calling = call(sandbox, command, data, options).then((called) => (status = called.status));
    expect([command, await countsOf(calling), status]).toEqual([command, 0, 200]);
  }
});
