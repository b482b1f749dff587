/** Bundles the service worker of a static Storybook into the folder that `storybook build` has made. */
import { join } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';
import { iife } from '../../packages/sandbox/build/iife.ts';

const node = join(import.meta.dirname, 'node.ts');
const thread = join(import.meta.dirname, '../../packages/sandbox/src/store/thread.browser.ts');

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  base: './',
  logLevel: 'warn',
  plugins: [iife()],
  resolve: {
    conditions: ['@prefinery-kit/source', ...defaultClientConditions],
    alias: [
      { find: /^(node:.*|pg|jiti)$/, replacement: node },
      { find: /^\.\/thread\.ts$/, replacement: thread },
    ],
  },
  build: {
    outDir: join(import.meta.dirname, '../../storybook-static'),
    emptyOutDir: false,
    assetsDir: 'sandbox-assets',
    target: 'es2022',
    rolldownOptions: {
      // The sandbox uses no files, sockets or PostgreSQL servers here, so missing exports are never called.
      shimMissingExports: true,
      input: join(import.meta.dirname, 'worker.ts'),
      transform: { inject: { Buffer: [node, 'Buffer'] } },
      // PGlite uses `eval` in Node.js only.
      checks: { eval: false, shimmedExport: false, pluginTimings: false },
      output: { entryFileNames: 'sandbox.js', codeSplitting: false },
    },
  },
});
