import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../../scripts/browser.ts';

const port = process.env['APP_PORT'];

export default defineConfig({
  testDir: '.',
  outputDir: join(tmpdir(), 'prefinery-kit-workers'),
  fullyParallel: true,
  reporter: 'list',
  // Ten browsers at once on a small machine.
  timeout: 120_000,
  expect: { timeout: 60_000 },
  use: { baseURL: `http://localhost:${port}`, launchOptions: launchOptions() },
});
