import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import { library } from '../../library.config.ts';

/** The stylesheet is imported by choice, from its own entry: no module of ours names it. */
const stylesheet: Plugin = {
  name: 'stylesheet',
  generateBundle() {
    const source = readFileSync(join(import.meta.dirname, 'src/styles.css'), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'styles.css', source });
  },
};

export default defineConfig(
  mergeConfig(
    library(import.meta.dirname, {
      index: 'src/index.ts',
      'qr/index': 'src/qr/index.ts',
      'storybook/index': 'src/storybook/index.tsx',
      'testing/index': 'src/testing/index.ts',
    }),
    { plugins: [stylesheet] },
  ),
);
