import { PGlite } from '@electric-sql/pglite';
import type { Thread } from './thread.ts';

/**
 * Takes the place of `thread.ts` where the sandbox itself runs in a worker of a browser, such as the service worker of a
 * static Storybook: PGlite works in memory, in the same thread.
 */
export async function startThread(): Promise<Thread> {
  const pglite = await PGlite.create();
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
