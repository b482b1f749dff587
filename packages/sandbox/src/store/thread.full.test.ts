import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOptions } from '../options/read.ts';
import { assemble } from '../create.ts';
import { serveSandbox } from '../serve.ts';
import { newProject } from '../../test/engines.ts';
import { joining } from '../../test/joinings.ts';
import { openDatabase } from './database.ts';
import { createStore } from './store.ts';
import type { Tables } from './tables.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prefinery-thread-'));
});
afterEach(() => rm(folder, { recursive: true }));

const log = { error: () => {}, warn: () => {}, info: () => {} };
const places = [
  { where: 'in memory', database: 'memory' },
  { where: 'in a directory', database: 'people' },
];
/** Longer than any statement here takes, apart from the long one; in ms. */
const patience = 2000;
/** Keeps the engine at work for twice as long, however fast the machine is. */
const long = sql`
  do $$
    declare ending timestamptz := clock_timestamp() + interval '4 seconds';
    begin
      while clock_timestamp() < ending loop end loop;
    end
  $$`;

/** PostgreSQL cannot report the error of the error report, and panics. */
const panic = async (db: Kysely<Tables>): Promise<void> => {
  await sql`create function pg_temp.deeper(int) returns int language plpgsql as 'begin return pg_temp.deeper($1 + 1); end'`.execute(
    db,
  );
  await sql`select pg_temp.deeper(1)`.execute(db);
};

test.each(places)(
  'a statement that takes too long is given up, stops no other answer, and what was given up is not done later: $where',
  async ({ database: kept }) => {
    const where = kept === 'memory' ? kept : join(folder, kept);
    const database = await openDatabase(where, log, patience);
    const settings = readOptions({ project: newProject(), log });
    const sandbox = assemble(database, settings);
    const served = await serveSandbox(sandbox, { port: 0 });
    const { users } = createStore(database, settings.project);
    await users.add(joining('early@x.com'));

    const slow = database.db.transaction().execute(async (db) => {
      await db.insertInto('settings').values({ project_id: settings.project, name: 'late', value: 'late' }).execute();
      await long.execute(db);
    });
    let isOver = false;
    const outcome = slow
      .then(
        () => 'done',
        (error: unknown) => error,
      )
      .finally(() => {
        isOver = true;
      });
    expect((await fetch(`${served.url}/health`)).status).toBe(200);
    expect(isOver).toBe(false);
    expect(await outcome).toMatchObject({ code: 'database_timeout' });

    await expect
      .poll(async () => users.find({ email: 'early@x.com' }).catch(() => null), { timeout: 60_000 })
      .not.toBeNull();
    const late = database.db.selectFrom('settings').select('value').where('name', '=', 'late');
    expect(await late.execute()).toEqual([]);
    await served.close();
    await sandbox.close();
  },
  120_000,
);

test('after a panic of the engine a directory is opened again with all acknowledged data', async () => {
  const database = await openDatabase(join(folder, 'people'), log);
  const { users } = createStore(database, newProject());
  await users.add(joining('early@x.com'));
  const asked = Promise.all([1, 2, 3].map((one) => users.add(joining(`${one}@x.com`))));
  await expect(panic(database.db)).rejects.toMatchObject({ code: 'database_failed' });
  await asked;
  for (const email of ['early@x.com', '1@x.com', '2@x.com', '3@x.com'])
    expect(await users.find({ email })).toMatchObject({ email });
  await users.add(joining('after@x.com'));
  await database.close();
}, 120_000);

test('after a panic in memory each call fails with an error that says that the data is gone', async () => {
  const database = await openDatabase('memory', log);
  const { users } = createStore(database, newProject());
  await expect(panic(database.db)).rejects.toMatchObject({ code: 'database_failed' });
  const error = { code: 'database_failed', message: expect.stringMatching(/are gone\. Start the sandbox again\./) };
  await expect(users.find({ email: 'early@x.com' })).rejects.toMatchObject(error);
  await expect(users.add(joining('after@x.com'))).rejects.toMatchObject(error);
  await database.close();
}, 120_000);
