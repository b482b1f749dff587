import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { Pool, type PoolConfig, TypeOverrides, types } from 'pg';
import { fullAtStart, SandboxError } from '../errors.ts';
import { failureOf, type Log } from '../log.ts';
import { createServerClock } from './clock.ts';
import { hasRoom } from './disk.ts';
import { lockDirectory } from './lock.ts';
import { createServerProcesses, type Processes, soleProcess } from './processes.ts';
import { withTimeLimit } from './time-limit.ts';
import { migrate } from './migrations.ts';
import { openPglite } from './pglite.ts';
import { createServerRates, memoryRates, type Rates } from './rates.ts';
import { schema, type Tables } from './tables.ts';

/** An open database with today's tables. */
export interface Database {
  db: Kysely<Tables>;
  /** The same for what may take as long as it takes, such as a million people. */
  bulk: Kysely<Tables>;
  /** Counts the requests to a campaign. */
  rates: (project: string) => Rates;
  /** What keeps the processes on it together, of a campaign. */
  processes: (project: string) => Processes;
  /** Tells the time: on a server that of the server, which all its processes share. */
  clock: () => Date;
  close: () => Promise<void>;
}

/** How long a database may take for a statement, or to let one in, in ms. Callers wait for an answer. */
const defaultPatience = 10_000;

/** The same for a statement about a whole campaign, of up to a million people. */
const longestBulk = 10 * 60 * 1000;

const postgresUrl = /^postgres(?:ql)?:\/\//;

/**
 * Opens the database.
 * @param where `memory`, a directory, or the address of a PostgreSQL server
 * @param log is told when a server drops a connection
 * @param patience how long a statement may take, in ms
 * @throws SandboxError `database_in_use`, `database_unreachable`, `database_newer` or `invalid_option`
 */
export async function openDatabase(where: string, log: Log, patience = defaultPatience): Promise<Database> {
  if (where === 'memory') return openEmbedded(log, patience);
  if (postgresUrl.test(where)) return openServer(where, log, patience);
  return openDirectory(resolve(where), log, patience);
}

async function openServer(url: string, log: Log, patience: number): Promise<Database> {
  const parsers = new TypeOverrides();
  // PGlite reads 64-bit numbers as numbers. So does this: no count of ours gets near 2^53.
  parsers.setTypeParser(types.builtins.INT8, Number);
  let closing = false;
  const open = (limits: PoolConfig): Pool => {
    // Compiling a statement takes longer than any of ours.
    const options = '-c jit=off';
    const pool = new Pool({
      connectionString: url,
      types: parsers,
      connectionTimeoutMillis: patience,
      options,
      ...limits,
    });
    // Without a listener a dropped idle connection would end the process.
    pool.on('error', (error) => {
      if (!closing) log.warn({ err: failureOf(error) }, 'PostgreSQL dropped a connection.');
    });
    return pool;
  };
  const slow = open({ max: 2, query_timeout: longestBulk });
  try {
    const bulk = await ready(withTimeLimit(slow, { isReused: false }));
    const clock = await createServerClock(slow);
    const groups: Processes[] = [];
    const quick = open({ query_timeout: patience, statement_timeout: patience });
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withTimeLimit(quick, { isReused: true }) }) });
    const rates = createServerRates(quick);
    return {
      db: db.withSchema(schema),
      bulk: bulk.db,
      rates: rates.of,
      processes: (project) => {
        const processes = createServerProcesses(
          { connectionString: url, connectionTimeoutMillis: patience },
          project,
          log,
        );
        groups.push(processes);
        return processes;
      },
      clock,
      close: async () => {
        closing = true;
        rates.close();
        await Promise.all(groups.map((processes) => processes.end()));
        await Promise.all([db.destroy(), bulk.close()]);
      },
    };
  } catch (cause) {
    closing = true;
    if (cause instanceof SandboxError) throw cause;
    throw new SandboxError(
      'database_unreachable',
      `PostgreSQL did not let the sandbox in (${message(cause)}). Check the address, and that the user may create ` +
        `the schema "${schema}".`,
      { cause },
    );
  }
}

async function openEmbedded(log: Log, patience: number, directory?: string): Promise<Database> {
  const pglite = await openPglite(log, directory);
  try {
    const bulk = await ready(pglite.pool(null));
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pglite.pool(patience) }) });
    return {
      db: db.withSchema(schema),
      bulk: bulk.db,
      rates: () => memoryRates,
      processes: () => soleProcess,
      clock: () => new Date(),
      close: () => pglite.close(),
    };
  } catch (error) {
    await pglite.close();
    throw error;
  }
}

async function openDirectory(directory: string, log: Log, patience: number): Promise<Database> {
  const unlock = await takeDirectory(directory).catch((error: unknown) => {
    throw error instanceof SandboxError ? error : unusable(directory, error);
  });
  try {
    const { close, ...opened } = await openEmbedded(log, patience, directory);
    return { ...opened, close: () => close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Creates the directory if there is none, and locks it.
 * @returns a function that releases it
 */
async function takeDirectory(directory: string): Promise<() => void> {
  await mkdir(directory, { recursive: true });
  const files = await readdir(directory);
  if (files.length > 0 && !files.includes('PG_VERSION')) {
    throw new SandboxError(
      'invalid_option',
      `database: ${directory} is not empty and holds no database. Name a new or an empty directory.`,
    );
  }
  await access(directory, constants.W_OK);
  if (!(await hasRoom(directory))) throw fullAtStart(directory);
  return lockDirectory(directory);
}

const unusable = (directory: string, cause: unknown): SandboxError =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
    ? fullAtStart(directory, cause)
    : new SandboxError(
        'invalid_option',
        `database: ${directory} cannot be used as a directory (${message(cause)}). Name one that this user may write to.`,
        { cause },
      );

async function ready(pool: PostgresPool): Promise<Pick<Database, 'db' | 'close'>> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db: db.withSchema(schema), close: () => db.destroy() };
}

/** The innermost reason is the one that helps; a refused connection has a code and no words. */
function message(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return message(error.cause);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
