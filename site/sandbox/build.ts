/** How the service worker with the sandbox is bundled: in a browser there is no Node.js, and PGlite runs in the same thread. */
import { join } from 'node:path';
import { defaultClientConditions, type InlineConfig } from 'vite';
import { iife } from '../../packages/sandbox/build/iife.ts';

const node = join(import.meta.dirname, 'node.ts');
const thread = join(import.meta.dirname, '../../packages/sandbox/src/store/thread.browser.ts');

/**
 * The build of a service worker, `sandbox.js` in `outDir`.
 * @param input its module, which calls `serveCampaign`
 */
export const workerBuild = (input: string, outDir: string): InlineConfig => ({
  configFile: false,
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
    outDir,
    emptyOutDir: false,
    assetsDir: 'sandbox-assets',
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      // The sandbox uses no files, sockets or PostgreSQL servers here, so missing exports are never called.
      shimMissingExports: true,
      input,
      transform: { inject: { Buffer: [node, 'Buffer'] } },
      // PGlite uses `eval` in Node.js only.
      checks: { eval: false, shimmedExport: false, pluginTimings: false },
      output: { entryFileNames: 'sandbox.js', codeSplitting: false },
    },
  },
});
