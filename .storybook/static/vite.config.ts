/** Bundles the service worker of a static Storybook into the folder that `storybook build` has made. */
import { join } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';
import { iife } from '../../packages/sandbox/build/iife.ts';

const node = join(import.meta.dirname, 'node.ts');

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  base: './',
  logLevel: 'warn',
  plugins: [iife()],
  resolve: {
    conditions: ['@prefinery-kit/source', ...defaultClientConditions],
    alias: [{ find: /^(node:.*|pg)$/, replacement: node }],
  },
  build: {
    outDir: join(import.meta.dirname, '../../storybook-static'),
    emptyOutDir: false,
    assetsDir: 'sandbox-assets',
    target: 'es2022',
    rolldownOptions: {
      // Files, networks and PostgreSQL servers are not reached from here, and so never called.
      shimMissingExports: true,
      input: join(import.meta.dirname, 'worker.ts'),
      transform: { inject: { Buffer: [node, 'Buffer'] } },
      // PGlite evaluates code where it runs in Node.js.
      checks: { eval: false, shimmedExport: false, pluginTimings: false },
      output: { entryFileNames: 'sandbox.js', codeSplitting: false },
    },
  },
});
