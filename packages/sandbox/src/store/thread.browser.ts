import { PGlite } from '@electric-sql/pglite';
import type { Thread } from './thread.ts';

/** Where a campaign in a browser is kept, and what it begins with. */
export interface BrowserStorage {
  /** Keeps the data in IndexedDB, under this name. Without it they are in memory. */
  name?: string | undefined;
  /** A database to begin with, as PGlite's `dumpDataDir` returns it. Without it the database is created. */
  load?: (() => Promise<Blob | undefined>) | undefined;
}

let storage: BrowserStorage = {};

/** Sets the storage of threads that start later. */
export const setStorage = (chosen: BrowserStorage): void => {
  storage = chosen;
};

/** Whether IndexedDB has data under this name. */
const isKept = async (name: string): Promise<boolean> =>
  (await indexedDB.databases()).some((database) => database.name === `/pglite/${name}`);

/**
 * Takes the place of `thread.ts` where the sandbox itself runs in a worker of a browser, such as the service worker of a
 * static site: PGlite works in the same thread, and in memory or on IndexedDB.
 */
export async function startThread(): Promise<Thread> {
  const { name, load } = storage;
  const isNew = name === undefined || !(await isKept(name));
  const begun = isNew ? await load?.() : undefined;
  const pglite = await PGlite.create({
    ...(name === undefined ? {} : { dataDir: `idb://${name}` }),
    ...(begun === undefined ? {} : { loadDataDir: begun }),
  });
  let hasEnded = false;
  const kill = (): void => {
    hasEnded = true;
  };
  return {
    query: <R>(sql: string, parameters: readonly unknown[]) => pglite.query<R>(sql, [...parameters]),
    run: async (sql) => void (await pglite.exec(sql)),
    dump: async () => new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer()),
    close: () => pglite.close().finally(kill),
    kill,
    get hasEnded() {
      return hasEnded;
    },
  };
}
