import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type { createSnapshot } from '../src/store/snapshot.ts';

/** Writes an empty campaign database beside the compiled store, so that a sandbox in memory starts faster. */
export const snapshot = (): Plugin => ({
  name: 'prefinery-kit:snapshot',
  async writeBundle({ dir }) {
    if (dir === undefined) return;
    const { module } = await runnerImport<{ createSnapshot: typeof createSnapshot }>(
      join(import.meta.dirname, '../src/store/snapshot.ts'),
      {
        configFile: false,
        logLevel: 'warn',
      },
    );
    const { name, bytes } = await module.createSnapshot({ info: () => {}, warn: console.warn, error: console.error });
    await writeFile(join(dir, 'store', name), bytes);
  },
});
