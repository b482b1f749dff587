import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';

const commands = ['UPDATE', 'DELETE', 'INSERT', 'SELECT', 'MERGE'] as const;

/** What a statement did, as Kysely asks for it. Those that change no row, such as `begin`, count as reads. */
export const commandOf = (command: string | undefined): (typeof commands)[number] =>
  commands.find((known) => known === command) ?? 'SELECT';

/** The `query` that Kysely calls, over a function that runs one statement. We read no rows by cursors. */
export function withoutCursors(
  run: <R>(sql: string, parameters: readonly unknown[]) => Promise<PostgresQueryResult<R>>,
): PostgresPoolClient['query'] {
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    sql: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new TypeError('There are no cursors here: read the rows at once.');
    return run<R>(sql, parameters);
  }
  return query;
}
