/** The Playwright recipe of the React kit's README, applied to the demo. */
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../../scripts/browser.ts';

// Below the ports that the system gives to other programs of the same run.
const sandbox = 'http://localhost:24747';
const page = 'http://localhost:24748';
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
  // All tests share one sandbox, so a fault that one of them sets would affect the others.
  workers: 1,
  outputDir: '../../../.cache/playwright',
  reporter: 'line',
  use: { baseURL: page, launchOptions: launchOptions() },
});
