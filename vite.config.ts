/** Tests of the whole repository, and what Storybook shares with them. Each package has its own library build. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { iife } from './packages/sandbox/build/iife.ts';
import { launchOptions } from './scripts/browser.ts';
import { fault } from './tests/fault.ts';

/** Packages are read from their sources: neither tests nor Storybook need a build. */
const source = '@prefinery-kit/source';

const browserTests = '**/*.browser.test.{ts,tsx}';
const fullTests = '**/*.full.test.ts';

const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: launchOptions() }),
  instances: [{ browser: 'chromium' as const }],
});

/** Storybook runs the sandbox in its own server, where only the built one can be loaded. */
const isBuilt = existsSync(join(import.meta.dirname, 'packages/sandbox/dist/vite.js'));
if (!isBuilt) console.warn('The sandbox is not built, so stories are left out. `pnpm build` builds it.');

const stories = () => ({
  extends: true as const,
  plugins: [storybookTest({ configDir: join(import.meta.dirname, '.storybook') })],
  test: {
    name: 'storybook',
    // Most stories only have to render, without an accessibility violation.
    expect: { requireAssertions: false, poll: { timeout: 15_000 } },
    browser: browser(),
  },
});

export default defineConfig({
  plugins: [react(), iife()],
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
  test: {
    // What a test waits for may take longer on a busy machine. That it comes at all is the point.
    expect: { requireAssertions: true, poll: { timeout: 15_000 } },
    restoreMocks: true,
    // Vitest's default leaves one core free, and so runs one file at a time where there are two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The sandbox serves a stylesheet as text. Left alone, Vitest would empty it.
    css: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['packages/sandbox/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'tests/node/**/*.test.ts'],
          exclude: [browserTests, fullTests],
          globalSetup: ['packages/sandbox/test/snapshot.setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          // A page and modules of its own for each file, without a process of its own: a third of the time.
          pool: 'vmThreads',
          include: ['packages/{core,react}/{src,test}/**/*.test.{ts,tsx}', '.storybook/recipes/*.test.tsx'],
          exclude: [browserTests],
          setupFiles: ['tests/dom.setup.ts'],
        },
      },
      {
        extends: true,
        // The oldest React that the kit supports, and what must share it.
        resolve: {
          alias: [
            {
              find: /^(react(?:-dom)?|@testing-library\/react|@tanstack\/react-query)(?=\/|$)/,
              replacement: join(import.meta.dirname, 'tests/react18/node_modules/$1'),
            },
          ],
        },
        test: {
          name: 'react18',
          environment: 'jsdom',
          pool: 'vmThreads',
          // It brings hooks of its own, which need the same React.
          server: {
            deps: { inline: ['react-hook-form', '@hookform/resolvers', '@tanstack/react-query-persist-client'] },
          },
          include: ['packages/react/{src,test}/**/*.test.{ts,tsx}'],
          exclude: [browserTests],
          setupFiles: ['tests/dom.setup.ts'],
        },
      },
      {
        extends: true,
        // The sandbox of the set-up runs on a server of its own, which does not know the condition.
        resolve: {
          alias: { '@prefinery-kit/core/contract': join(import.meta.dirname, 'packages/core/src/contract/index.ts') },
        },
        // Found while tests already run, they would be bundled again beside the first copy.
        optimizeDeps: {
          include: [
            '@tanstack/react-query',
            '@testing-library/react',
            'react',
            'react-dom',
            'fast-check',
            'react-dom/client',
            'react-dom/server',
            'react/jsx-dev-runtime',
            'react/jsx-runtime',
            'valibot',
          ],
        },
        test: {
          name: 'browser',
          include: [`packages/*/{src,test}/${browserTests}`, 'tests/conformance/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/dom.setup.ts', 'tests/browser.setup.ts'],
          globalSetup: ['packages/sandbox/test/snapshot.setup.ts', 'tests/sandbox.setup.ts'],
          // The files share one origin, and so its cookies. They run beside the files of `e2e`.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          browser: { ...browser(), commands: { fault } },
        },
      },
      ...(isBuilt ? [stories()] : []),
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // Each file starts servers and a browser of its own, after the tests without one are done.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        // Whole apps from packed packages, built by other tools. It needs a network and minutes, so only `pnpm test:full` runs it.
        test: {
          name: 'full',
          include: ['tests/full/**/*.test.ts', `packages/*/{src,test}/${fullTests}`],
          globalSetup: ['tests/full/engines/left-out.setup.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
