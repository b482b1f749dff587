/** The recipe of the React kit's README, for the demo: people's tests run as this one does. */
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../../scripts/browser.ts';

const sandbox = 'http://localhost:47471';
const page = 'http://localhost:47472';
const scriptUrl = `${sandbox}/widget/v2/demo1234.js`;

export default defineConfig({
  webServer: [
    {
      command: `npx prefinery-sandbox --project demo1234 --port ${new URL(sandbox).port} --seed-users 50`,
      url: scriptUrl,
    },
    {
      command: `npx vite --port ${new URL(page).port} --strictPort`,
      url: page,
      cwd: '../../../examples/demo',
      env: { VITE_PREFINERY_SCRIPT_URL: scriptUrl },
    },
  ],
  // All tests share one sandbox, and what goes wrong in it goes wrong for all.
  workers: 1,
  outputDir: '../../../.cache/playwright',
  reporter: 'line',
  use: { baseURL: page, launchOptions: launchOptions() },
});
