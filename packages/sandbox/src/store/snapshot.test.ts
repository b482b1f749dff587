import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { strictLog } from '../../test/strict-log.ts';
import { migrate } from './migrations.ts';
import { openPglite, type Pglite } from './pglite.ts';
import { createSnapshot } from './snapshot.ts';
import { findSnapshot } from './snapshot-file.ts';
import type { Tables } from './tables.ts';

const connect = (pglite: Pglite): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pglite.pool(null) }) });

/** Everything that migrations have made. */
const structureOf = async (db: Kysely<Tables>): Promise<unknown[]> => {
  const { rows } = await sql`
    select table_name, column_name, data_type, column_default, is_nullable from information_schema.columns
      where table_schema = 'prefinery_sandbox'
    union all select tgname, pg_get_triggerdef(oid), '', '', '' from pg_trigger
    union all select indexname, indexdef, '', '', '' from pg_indexes where schemaname = 'prefinery_sandbox'
    union all select proname, prosrc, '', '', '' from pg_proc
      where pronamespace = 'prefinery_sandbox'::regnamespace
    order by 1, 2`.execute(db);
  return rows;
};

test('a database that begins with the snapshot has all tables and no users', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prefinery-snapshot-'));
  expect(await findSnapshot(folder)).toBeNull();
  const { name, bytes } = await createSnapshot(strictLog);
  await writeFile(join(folder, name), bytes);
  const snapshot = await findSnapshot(folder);

  const pglite = await openPglite(strictLog, undefined, snapshot);
  const other = await openPglite(strictLog, undefined, null);
  const [loaded, created] = [connect(pglite), connect(other)];
  await migrate(created);
  expect(await structureOf(loaded)).toEqual(await structureOf(created));
  expect(await loaded.withSchema('prefinery_sandbox').selectFrom('users').selectAll().execute()).toEqual([]);
  await pglite.close();
  await other.close();
  await rm(folder, { recursive: true });
}, 120_000);

test('a snapshot that cannot be read is an error that names the database', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prefinery-snapshot-'));
  const file = join(folder, 'broken.tar.br');
  await writeFile(file, 'no archive');
  await expect(openPglite(strictLog, undefined, file)).rejects.toMatchObject({ code: 'database_failed' });
  await rm(folder, { recursive: true });
}, 60_000);
