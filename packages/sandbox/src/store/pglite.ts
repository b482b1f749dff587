import { PGlite } from '@electric-sql/pglite';
import { commandOf } from './command.ts';
import type { PostgresCursor, PostgresPool, PostgresQueryResult } from 'kysely';

/** PGlite never cleans up by itself. */
const writesBetweenVacuums = 5000;

/**
 * PGlite, looking like a pool of one connection: who has it, has it alone, so transactions do not mix. With it the
 * embedded database and a PostgreSQL server are one dialect.
 *
 * @param directory where to keep the data; without it they are kept in memory
 */
export async function createPglitePool(directory?: string): Promise<PostgresPool> {
  const pglite = await PGlite.create(directory === undefined ? {} : { dataDir: directory });
  let writes = 0;
  let turn = Promise.resolve();

  const run = async <R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    const { rows, affectedRows = 0, command } = await pglite.query<R>(sql, [...parameters]);
    if (!sql.startsWith('select')) writes += Math.max(affectedRows, 1);
    return { rows, rowCount: affectedRows, command: commandOf(command) };
  };

  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    sql: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new TypeError('PGlite has no cursors: read the rows at once.');
    return run<R>(sql, parameters);
  }

  const vacuum = async (): Promise<void> => {
    if (writes < writesBetweenVacuums) return;
    writes = 0;
    await pglite.exec('vacuum analyze');
  };

  return {
    connect: async () => {
      const before = turn;
      let release = (): void => {};
      turn = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      try {
        await vacuum();
      } catch (error) {
        release();
        throw error;
      }
      return { query, release };
    },
    end: async () => {
      await turn;
      await pglite.close();
    },
  };
}
