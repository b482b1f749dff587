import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { databaseTimeout } from '../errors.ts';
import { commandOf, withoutCursors } from './command.ts';
import { serverErrorOf } from './server-errors.ts';

/** What `pg` says when a statement took longer than `query_timeout`. */
const isTimeout = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';

/**
 * A pool that drops the connection of a statement which took too long. The server may carry out what it was sent when it is
 * well again, but with the connection the transaction ends: what was given up is not kept.
 * @param isReused whether its statements come again and again: PostgreSQL then plans each only once, which takes as long as to carry
 * it out
 */
export const withTimeLimit = (pool: Pool, { isReused }: { isReused: boolean }): PostgresPool => ({
  connect: async () => {
    try {
      return limited(await pool.connect(), isReused);
    } catch (error) {
      throw serverErrorOf(error);
    }
  },
  end: () => pool.end(),
});

/** Prepared statements have names of up to 63 characters. */
const nameOf = (sql: string): string => createHash('sha1').update(sql).digest('base64');

function limited(client: PoolClient, isReused: boolean): PostgresPoolClient {
  let isDropped = false;
  // The pool listens only to connections that nobody has. Without a listener, one that the server ends between two statements of a
  // transaction would end the process. The next statement tells of it.
  const listen = (): void => {};
  client.on('error', listen);
  const release = (isUnusable: boolean): void => {
    // The pool listens again from here on.
    client.release(isUnusable);
    client.off('error', listen);
  };

  const run = async <R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    if (isDropped) throw databaseTimeout();
    try {
      const { rows, rowCount, command } = await client.query<R & QueryResultRow>({
        ...(isReused && parameters.length > 0 && { name: nameOf(sql) }),
        text: sql,
        values: [...parameters],
      });
      return { rows, rowCount: rowCount ?? 0, command: commandOf(command) };
    } catch (error) {
      if (isTimeout(error)) {
        isDropped = true;
        release(true);
      }
      throw serverErrorOf(error);
    }
  };

  return {
    query: withoutCursors(run),
    release: () => {
      if (!isDropped) release(false);
    },
  };
}
