import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import { library } from '../../library.config.ts';
import { iife } from './build/iife.ts';
import { snapshot } from './build/snapshot.ts';

/** A checkout runs the command as it stands; package managers see to it in what they install. */
const executable: Plugin = {
  name: 'executable',
  writeBundle: async ({ dir }) => {
    if (dir !== undefined) await chmod(join(dir, 'cli.js'), 0o755);
  },
};

const entries = {
  index: 'src/index.ts',
  'client/index': 'src/client/index.ts',
  playwright: 'src/playwright.ts',
  vite: 'src/vite.ts',
  cli: 'src/cli.ts',
};

export default defineConfig(
  mergeConfig(library(import.meta.dirname, entries), {
    plugins: [iife(), snapshot(), executable],
  }),
);
