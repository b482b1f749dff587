/** The React kit's README's tests and configuration for Playwright, in an app with the sample of README.md. */
import { expect, onTestFinished, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { freePort } from '../../scripts/first-hour/app.ts';
import { readDocument } from '../../scripts/first-hour/document.ts';
import { packAll } from '../../scripts/first-hour/packed.ts';
import { createConnectedApp } from '../../scripts/first-hour/vite.ts';

const { files } = readDocument('packages/react/README.md');

test('the README’s Playwright tests pass, and its configuration starts the sandbox and the app', async () => {
  const packed = await packAll();
  onTestFinished(packed.close);
  const app = await createConnectedApp({ packed, step: (_name, act) => act() });
  onTestFinished(app.close);
  const ports = { 4747: String(await freePort()), 5173: String(await freePort()) };
  for (const name of ['playwright.config.ts', 'tests/waitlist.spec.ts']) {
    const text = (files[name] ?? '').replace(/4747|5173/g, (port) => ports[port === '4747' ? port : '5173']);
    // Use the installed browser instead of downloading one.
    app.write({ [name]: text.replace('use: {', `use: { launchOptions: ${JSON.stringify(launchOptions())},`) });
  }
  await app.run('npm install --save-dev @playwright/test@1.65.1');
  const output = await app.run('npx playwright test');
  expect(output).toContain('2 passed');
});
