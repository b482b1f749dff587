/** The demo as static files, without a server that renders. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSandbox, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import type { Browser } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leaderboard, visit } from './browser.ts';

const project = 'static12';
const root = join(import.meta.dirname, '../../examples/demo');

let sandbox: Sandbox;
let served: Served;
let outDir: string;
let host: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  sandbox = await createSandbox({ project });
  await sandbox.seed({ users: 20, seed: 1 });
  served = await serveSandbox(sandbox, { port: 0 });
  outDir = await mkdtemp(join(tmpdir(), 'merle-'));
  const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', outDir, '--emptyOutDir'];
  await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      VITE_PREFINERY_PROJECT: project,
      VITE_PREFINERY_SCRIPT_URL: `${served.url}/widget/v2/${project}.js`,
    },
  });
  host = await preview({ configFile: false, root, build: { outDir }, preview: { port: 0 }, logLevel: 'error' });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await host.close();
  await rm(outDir, { recursive: true });
  await served.close();
  await sandbox.close();
});

test('each page works as a static file, and the QR code’s module is loaded for users only', async () => {
  const site = host.resolvedUrls?.local[0] ?? '';
  const { page, context, uncaught } = await visit(browser, `${site}boards.html`);
  const second = page.locator('iframe[title=Leaderboard]').nth(1).contentFrame();
  await second.getByRole('row').nth(10).waitFor();
  await page.goto(`${site}press.html`);
  await page.frameLocator('iframe[title="Join the list"]').getByRole('button').first().waitFor();

  const chunks = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script' && request.url().startsWith(site)) chunks.add(request.url());
  });
  await page.goto(site);
  await leaderboard(page).getByRole('row').nth(10).waitFor();
  expect(chunks.size).toBe(1);
  await page.getByLabel('E-mail address').fill('raj@bigbangtheory.com');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('img', { name: 'QR code of your referral link' }).waitFor();
  expect(chunks.size).toBe(2);
  expect(await page.locator('prefinery-devtools').count()).toBe(0);
  expect(uncaught).toEqual([]);
  await context.close();
});
