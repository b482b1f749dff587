import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { serverRendering } from './serving.ts';

/** In this repository the kit is read from its sources: a change in it is seen at once. */
const source = '@prefinery-kit/source';

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [react(), serverRendering()],
  resolve: {
    conditions: [source, ...defaultClientConditions],
    // An import in a stylesheet does not heed conditions.
    alias: { '@prefinery-kit/react/styles.css': join(import.meta.dirname, '../../packages/react/src/styles.css') },
  },
  // A built server needs no packages beside it.
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] }, noExternal: command === 'build' || [] },
  build: {
    rolldownOptions: {
      input: ['index.html', 'boards.html', 'press.html'].map((page) => join(import.meta.dirname, page)),
    },
  },
}));
