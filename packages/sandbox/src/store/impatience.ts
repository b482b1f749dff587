import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { databaseTimeout } from '../errors.ts';
import { commandOf, withoutCursors } from './command.ts';
import { troubleOf } from './troubles.ts';

/** What `pg` says when a statement took longer than `query_timeout`. */
const isTimeout = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';

/**
 * A pool that drops the connection of a statement which took too long. The server may carry out what it was sent when it is
 * well again, but with the connection the transaction ends: what was given up is not kept.
 */
export const giveUp = (pool: Pool): PostgresPool => ({
  connect: async () => {
    try {
      return impatient(await pool.connect());
    } catch (error) {
      throw troubleOf(error);
    }
  },
  end: () => pool.end(),
});

function impatient(client: PoolClient): PostgresPoolClient {
  let isDropped = false;

  const run = async <R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    if (isDropped) throw databaseTimeout();
    try {
      const { rows, rowCount, command } = await client.query<R & QueryResultRow>(sql, [...parameters]);
      return { rows, rowCount: rowCount ?? 0, command: commandOf(command) };
    } catch (error) {
      if (isTimeout(error)) {
        isDropped = true;
        client.release(true);
      }
      throw troubleOf(error);
    }
  };

  return {
    query: withoutCursors(run),
    release: () => {
      if (!isDropped) client.release();
    },
  };
}
