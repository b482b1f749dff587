import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { newProject } from '../../test/engines.ts';
import { strictLog } from '../../test/strict-log.ts';
import { joining } from '../../test/joinings.ts';
import { startServer } from '../../test/postgres.ts';
import { openDatabase } from './database.ts';
import { createStore } from './store.ts';

/** Longer than any statement here takes, in ms. */
const patience = 1000;

test('statements on a frozen server time out, and are not carried out later', async () => {
  const server = await startServer();
  const database = await openDatabase(server.url, { ...strictLog, warn: () => {} }, patience);
  const project = newProject();
  const { users, sessions, impressions } = createStore(database, project);
  const joined = await users.add(joining('early@x.com'));

  server.freeze();
  const given = await Promise.allSettled([
    users.add(joining('late@x.com')),
    sessions.start(joined?.id ?? '', new Date()),
    impressions.record('visitor', new Date()),
    users.find({ email: 'early@x.com' }),
  ]);
  expect(given.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  server.thaw();

  await expect.poll(async () => users.find({ email: 'early@x.com' }).catch(() => null)).not.toBeNull();
  // Nobody is at work any more on what was sent before.
  const pool = new Pool({ connectionString: server.url });
  pool.on('error', () => {});
  const active = `select 1 from pg_stat_activity where state <> 'idle' and backend_type = 'client backend' and pid <> pg_backend_pid()`;
  await expect.poll(async () => (await pool.query(active)).rowCount).toBe(0);
  expect(await users.find({ email: 'late@x.com' })).toBeNull();
  expect(await impressions.all()).toEqual([]);
  await pool.end();
  await database.close();
  await server.stop();
}, 60_000);
