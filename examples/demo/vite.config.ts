import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { serverRendering } from './serving.ts';

/** Resolves the kit to its sources, so that changes need no build. */
const source = '@prefinery-kit/source';

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [react(), serverRendering()],
  resolve: {
    conditions: [source, ...defaultClientConditions],
    // Conditions do not apply to imports in stylesheets.
    alias: { '@prefinery-kit/react/styles.css': join(import.meta.dirname, '../../packages/react/src/styles.css') },
  },
  // The built server contains all packages, so it runs without `node_modules`.
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] }, noExternal: command === 'build' || [] },
  build: {
    rolldownOptions: {
      input: ['index.html', 'boards.html', 'press.html'].map((page) => join(import.meta.dirname, page)),
    },
  },
}));
