import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { engines } from '../../test/engines.ts';
import { strictLog } from '../../test/strict-log.ts';
import { now } from '../../test/joinings.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrations.ts';
import { openPglite } from './pglite.ts';
import { createStore } from './store.ts';
import { schema, type Tables } from './tables.ts';

const older = [
  { before: 'there were counts', last: '007_sites' },
  { before: 'counts had large blocks', last: '014_rest' },
];

test.each(engines.flatMap((engine) => older.map((version) => ({ ...engine, ...version }))))(
  'people of a database from before $before have their places, on $name',
  async ({ start, last }) => {
    const folder = await mkdtemp(join(tmpdir(), 'prefinery-older-'));
    const engine = await start();
    const where = engine.database === 'memory' ? join(folder, 'people') : engine.database;
    const pglite = where === engine.database ? null : await openPglite(strictLog, where, null);
    const pool = pglite?.pool(null) ?? new Pool({ connectionString: where });
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    await migrate(db, last);
    const person = (project: string, name: string, referrals: number) => ({
      project_id: project,
      id: name,
      email: `${name}@x.com`,
      referrals,
      referral_code: name,
      referrer_id: null,
      profile: '{}',
      created_at: now,
      updated_at: now,
    });
    await db
      .withSchema(schema)
      .insertInto('users')
      .values([
        person('mine', 'first', 0),
        person('mine', 'second', 2),
        { ...person('mine', 'guest', 9), status: 'invited' },
        person('theirs', 'other', 5),
      ])
      .execute();
    if (last !== '007_sites') await sql`select ${sql.table(`${schema}.recount`)}('mine')`.execute(db);
    await db.destroy();
    await pglite?.close();

    const database = await openDatabase(where, strictLog);
    const [mine, theirs] = [createStore(database, 'mine'), createStore(database, 'theirs')];
    expect(await mine.users.findMember({ id: 'first' })).toMatchObject({ ahead: 1, length: 2 });
    expect(await mine.users.findMember({ id: 'second' })).toMatchObject({ ahead: 0, length: 2 });
    expect(await theirs.users.findMember({ id: 'other' })).toMatchObject({ ahead: 0, length: 1 });
    await database.close();
    await engine.stop();
    await rm(folder, { recursive: true });
  },
  60_000,
);
