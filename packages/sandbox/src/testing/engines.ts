import { randomBytes } from 'node:crypto';
import { customRandom } from 'nanoid';
import { startServer } from './postgres.ts';

/** A database engine that tests run on. */
export interface Engine {
  /** What `openDatabase` takes. */
  database: string;
  stop: () => Promise<void>;
}

/** Both engines that people use: what holds on one has to hold on the other. */
export const engines: { name: string; start: () => Promise<Engine> }[] = [
  { name: 'PGlite', start: () => Promise.resolve({ database: 'memory', stop: () => Promise.resolve() }) },
  { name: 'PostgreSQL', start: startPostgres },
];

/** A PostgreSQL server of its own, or the one that PREFINERY_TEST_POSTGRES names. */
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

/** Tests share a database and keep out of each other's way: each has a project of its own. */
export const newProject = customRandom('abcdefghijklmnopqrstuvwxyz0123456789', 8, randomBytes);
