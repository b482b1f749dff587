/** React Server Components: `examples/server-components`, with the built packages. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSandbox, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, visit } from './browser.ts';

const project = 'server12';
const secret = 'test_secret_do_not_use';
const root = join(import.meta.dirname, '../../examples/server-components');
const vite = join(root, 'node_modules/vite/bin/vite.js');

let sandbox: Sandbox;
let served: Served;
let server: ChildProcess;
let site: string;
let browser: Browser;

beforeAll(async () => {
  sandbox = await createSandbox({ project, secret });
  await sandbox.seed({ users: 20, seed: 1 });
  served = await serveSandbox(sandbox, { port: 0 });
  const options = {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NO_COLOR: '1',
      PREFINERY_IDENTITY_SECRET: secret,
      VITE_PREFINERY_PROJECT: project,
      VITE_PREFINERY_SCRIPT_URL: `${served.url}/widget/v2/${project}.js`,
    },
  };
  await promisify(execFile)(process.execPath, [vite, 'build'], options);
  server = spawn(process.execPath, [vite, 'preview', '--port', '0', '--host', '127.0.0.1'], options);
  site = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += String(text);
      const [address] = /http:\/\/[\d.:]+\//.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', () => reject(new Error(`The example did not start: ${said}`)));
  });
  browser = await launch();
});
afterAll(async () => {
  server.kill();
  await browser.close();
  await served.close();
  await sandbox.close();
});

/** Opens the page as a new visitor, and collects the hydration mismatches. */
async function come(path = '', cookies: { name: string; value: string }[] = []) {
  const mismatches: string[] = [];
  const visitor = await visit(browser, site + path, async (context) => {
    context.on('console', (message) => {
      if (/hydrat|error #\d+/i.test(message.text())) mismatches.push(message.text());
    });
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: site })));
  });
  return { ...visitor, mismatches };
}

test('the server renders the form, and the invitation of a referral link', async () => {
  const response = await fetch(`${site}?r=leonard981`);
  const html = await response.text();
  expect(html).toContain('A friend sent you.');
  expect(html).toContain(`action="${served.url}/projects/${project}/users/post"`);
  expect(html).toContain('Already joined?');
});

test('the server passes on the texts of a language, also those that are functions', async () => {
  const html = await fetch(site, { headers: { 'accept-language': 'de' } }).then((response) => response.text());
  expect(html).toContain('<label for="');
  expect(html).toContain('Schon dabei?');
});

test('after hydration a visitor joins, and every part shows the user', async () => {
  const { page, context, uncaught, mismatches } = await come();
  await page.getByLabel('E-mail address').fill('penny@bigbangtheory.com');
  await page.getByLabel('First name').fill('Penny');
  await page.getByRole('button', { name: 'Join the waitlist' }).click();
  await page.getByRole('heading', { name: 'Welcome back, Penny.' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Your referral link' }).inputValue()).toMatch(/\/r\/\w+$/);
  await page.getByRole('img', { name: 'QR code of your referral link' }).waitFor();
  await page.frameLocator('[data-state=success] > iframe[title=Leaderboard]').getByText('You').waitFor();
  expect([uncaught, mismatches]).toEqual([[], []]);
  await context.close();
});

test('an identity that the server has signed logs in, and no script of the build contains the secret', async () => {
  const { page, context, uncaught, mismatches } = await come('', [
    { name: 'account', value: encodeURIComponent('penny@bigbangtheory.com') },
  ]);
  await page.getByRole('heading', { name: 'Welcome back, Penny.' }).waitFor();
  expect([uncaught, mismatches]).toEqual([[], []]);
  await context.close();

  const folder = join(root, 'dist/client/assets');
  const scripts = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
  expect(scripts.join('\n')).toContain('Already joined?');
  expect(scripts.join('\n')).not.toMatch(/PREFINERY_IDENTITY_SECRET|test_secret|HMAC|must never reach a browser/);
});
