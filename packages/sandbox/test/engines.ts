import { randomBytes } from 'node:crypto';
import { customRandom } from 'nanoid';
import { startServer } from './postgres.ts';

/** A database engine that tests run on. */
export interface Engine {
  /** The option `database` for it. */
  database: string;
  stop: () => Promise<void>;
}

/** Both engines that users may choose. They have to behave the same. */
export const engines: { name: string; start: () => Promise<Engine> }[] = [
  { name: 'PGlite', start: () => Promise.resolve({ database: 'memory', stop: () => Promise.resolve() }) },
  { name: 'PostgreSQL', start: startPostgres },
];

/** A PostgreSQL server for these tests only, or the one that PREFINERY_TEST_POSTGRES names. */
export async function startPostgres(): Promise<Engine> {
  const named = process.env['PREFINERY_TEST_POSTGRES'];
  if (named !== undefined) return { database: named, stop: () => Promise.resolve() };
  try {
    const { url, stop } = await startServer();
    return { database: url, stop };
  } catch (cause) {
    throw new Error(
      `PostgreSQL did not start (${String(cause)}). Set PREFINERY_TEST_POSTGRES to the address of a server to test on.`,
      { cause },
    );
  }
}

/** A unique project key. Tests share a database, so each has a project of its own. */
export const newProject = customRandom('abcdefghijklmnopqrstuvwxyz0123456789', 8, randomBytes);
