import { Pool, type PoolClient } from 'pg';
import { expect, test } from 'vitest';
import { startPostgres } from '../../test/engines.ts';
import { withTimeLimit } from './time-limit.ts';

test('a connection that PostgreSQL ends between two statements of a transaction fails the second, and not the process', async () => {
  const { database, stop } = await startPostgres();
  const pool = new Pool({ connectionString: database, max: 1 });
  const other = new Pool({ connectionString: database });
  // The server may end sooner than connections that are closed.
  for (const one of [pool, other]) one.on('error', () => {});
  const opened = new Promise<PoolClient>((resolve) => void pool.once('connect', resolve));
  const limited = withTimeLimit(pool, { isReused: false });
  const connection = await limited.connect();
  const { rows } = await connection.query<{ pid: number }>('select pg_backend_pid() as pid', []);
  await connection.query('begin', []);

  const client = await opened;
  // Without a listener for errors, as `once` of node:events would add one.
  const ended = new Promise<void>((resolve) => void client.once('end', resolve));
  await other.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await ended;
  await expect(connection.query('select 1', [])).rejects.toMatchObject({ code: 'database_unreachable' });
  connection.release();

  const next = await limited.connect();
  expect(await next.query('select 1 as one', [])).toMatchObject({ rows: [{ one: 1 }] });
  next.release();
  await Promise.all([pool.end(), other.end()]);
  await stop();
}, 60_000);
