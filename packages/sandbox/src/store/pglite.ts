import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { databaseFailed, databaseTimeout } from '../errors.ts';
import { failureOf, type Log } from '../log.ts';
import { commandOf, withoutCursors } from './command.ts';
import { checkRoom } from './disk.ts';
import { startThread, type Thread } from './thread.ts';
import { within } from '../within.ts';

/** PGlite has no autovacuum. */
const writesBetweenVacuums = 5000;

/** How long closing may take, in ms. Acknowledged writes are in the files already. */
const longestClose = 3000;

/** PGlite, as Kysely wants it. */
export interface Pglite {
  /** @param patience how long a caller waits for its turn, and for a statement, in ms; `null`: as long as it takes */
  pool: (patience: number | null) => PostgresPool;
  /** All data, as a tar archive. */
  dump: () => Promise<Uint8Array>;
  close: () => Promise<void>;
}

/**
 * PGlite as pools of one connection, so transactions do not mix. The embedded database and a PostgreSQL server then share one
 * dialect.
 *
 * A thread that has ended, because the engine failed or a statement took too long, is replaced with the next turn: the
 * directory holds all that was committed, and nothing else.
 *
 * @param directory where to keep the data; without it they are kept in memory
 * @param snapshot file of a database that a new one begins with; `null`: PGlite creates it
 */
export async function openPglite(log: Log, directory?: string, snapshot?: string | null): Promise<Pglite> {
  const start = (): Promise<Thread> =>
    startThread(directory, snapshot).catch((cause: unknown) => {
      throw databaseFailed(directory === undefined ? 'memory' : 'directory', cause);
    });
  let thread = await start();
  let last = Promise.resolve();
  let writes = 0;

  const alive = async (): Promise<Thread> => {
    if (!thread.hasEnded) return thread;
    if (directory === undefined) throw databaseFailed('memory');
    thread = await start();
    log.warn({}, 'The embedded database was opened again after it had failed. What was acknowledged is there.');
    return thread;
  };

  /** Waits until no other caller has the connection. A caller that times out passes its turn on. */
  const turn = async (patience: number | null): Promise<() => void> => {
    const before = last;
    let pass = (): void => {};
    last = new Promise((resolve) => {
      pass = resolve;
    });
    try {
      await (patience === null ? before : within(before, patience, databaseTimeout));
      return pass;
    } catch (error) {
      void before.then(pass);
      throw error;
    }
  };

  const vacuum = async (): Promise<void> => {
    writes = 0;
    await thread
      .run('vacuum analyze')
      .catch((error: unknown) => log.warn({ err: failureOf(error) }, 'The embedded database could not be cleaned up.'));
  };

  const connect = async (patience: number | null): Promise<PostgresPoolClient> => {
    const pass = await turn(patience);
    const own = await alive().catch((error: unknown) => {
      pass();
      throw error;
    });
    let isDropped = false;

    /** Nothing of the statement may be stored later. In memory the thread has all data, so the statement is awaited and rolled back. */
    const giveUp = async (running: Promise<unknown>): Promise<void> => {
      isDropped = true;
      if (directory === undefined) {
        await running.catch(() => {});
        await own.run('rollback').catch(() => {});
      } else own.kill();
      pass();
    };

    const run = async <R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
      if (isDropped) throw databaseTimeout();
      if (directory !== undefined) await checkRoom(directory, sql);
      const running = own.query<R>(sql, parameters);
      try {
        const answered = patience === null ? running : within(running, patience, databaseTimeout);
        const { rows, affectedRows = 0, command } = await answered;
        if (!sql.startsWith('select')) writes += Math.max(affectedRows, 1);
        return { rows, rowCount: affectedRows, command: commandOf(command) };
      } catch (error) {
        if (own.hasEnded) throw databaseFailed(directory === undefined ? 'memory' : 'directory', error);
        if (isTimeout(error)) void giveUp(running);
        throw error;
      }
    };

    return {
      query: withoutCursors(run),
      release: () => {
        if (isDropped) return;
        if (writes < writesBetweenVacuums || own.hasEnded) pass();
        else void vacuum().then(pass);
      },
    };
  };

  return {
    pool: (patience) => ({ connect: () => connect(patience), end: () => Promise.resolve() }),
    dump: () => thread.dump(),
    async close() {
      try {
        await turn(longestClose);
        if (!thread.hasEnded) await within(thread.close(), longestClose, databaseTimeout);
      } catch (error) {
        if (!isTimeout(error)) throw error;
      } finally {
        thread.kill();
      }
    },
  };
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'database_timeout';
