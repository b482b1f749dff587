/** Fast refresh: the files of an app are edited while Vite's development server runs and a visitor has the page open. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSandbox, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright';
import { createServer, defaultClientConditions, type ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch, leaderboard, visit, type Visitor } from './browser.ts';

const cache = join(import.meta.dirname, '../../.cache');
const root = join(cache, 'refresh-app');

let sandbox: Sandbox;
let served: Served;
let app: ViteDevServer;
let browser: Browser;
let visitor: Visitor;
/** Every request that was sent to the sandbox. */
let requests: string[];
let users = 0;

beforeAll(async () => {
  await rm(root, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  await cp(join(import.meta.dirname, 'refresh'), root, { recursive: true });
  sandbox = await createSandbox({ project: 'refresh1' });
  await sandbox.seed({ users: 20 });
  served = await serveSandbox(sandbox, { port: 0 });
  app = await createServer({
    configFile: false,
    root,
    cacheDir: join(cache, 'refresh'),
    logLevel: 'warn',
    define: { 'import.meta.env.VITE_PREFINERY_SCRIPT_URL': JSON.stringify(`${served.url}/widget/v2/refresh1.js`) },
    resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
    optimizeDeps: {
      noDiscovery: true,
      include: ['react', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', '@tanstack/react-query'],
    },
    server: { port: 0, host: '127.0.0.1' },
    plugins: [react()],
  });
  await app.listen();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await served.close();
  await sandbox.close();
  await rm(root, { recursive: true, force: true });
});

/** Replaces texts in a file of the app, as an editor does when it saves. */
async function edit(file: string, changes: Readonly<Record<string, string>>): Promise<void> {
  const path = join(root, file);
  let code = await readFile(path, 'utf8');
  for (const [before, after] of Object.entries(changes)) {
    if (!code.includes(before)) throw new Error(`${file} has no ${before}.`);
    code = code.replace(before, after);
  }
  await writeFile(path, code);
}

const board = (page: Page) => page.locator('[data-prefinery=leaderboard] > div > [data-state=success] iframe');

beforeEach(async () => {
  await cp(join(import.meta.dirname, 'refresh'), root, { recursive: true, force: true });
  requests = [];
  visitor = await visit(browser, app.resolvedUrls?.local[0] ?? '', async (context) => {
    context.on('request', (request) => {
      if (request.url().startsWith(served.url)) requests.push(new URL(request.url()).pathname);
    });
  });
  const { page } = visitor;
  await leaderboard(page).getByRole('row').nth(10).waitFor();
  // A reload of the page, or of the leaderboard, removes these marks.
  await page.evaluate(() => document.documentElement.setAttribute('data-mark', ''));
  await board(page).evaluate((frame) => frame.setAttribute('data-mark', ''));
});
afterEach(() => visitor.context.close());

const scripts = () => requests.filter((path) => path.startsWith('/widget/v2/'));

async function expectSamePage(page: Page): Promise<void> {
  expect(await page.locator('html[data-mark]').count(), 'the page was reloaded').toBe(1);
  expect(await page.locator('script[src*="/widget/v2/"]').count()).toBe(1);
  expect(scripts()).toEqual(['/widget/v2/refresh1.js']);
  expect(visitor.uncaught).toEqual([]);
}

async function signUp(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(`amy${(users += 1)}@bigbangtheory.com`);
  await page.getByRole('button', { name: 'Join the waitlist' }).click();
  await page.locator('form').getByText('You are on the list.').waitFor();
}

test('an edit of the markup around the parts keeps the leaderboard and what the visitor has typed', async () => {
  const { page } = visitor;
  await page.getByLabel('E-mail address').fill('half@typed');
  const before = requests.length;
  await edit('App.tsx', { '<h1>Waitlist</h1>': '<h1>Our waitlist</h1>' });
  await page.getByRole('heading', { name: 'Our waitlist' }).waitFor();
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('half@typed');
  expect(await board(page).getAttribute('data-mark')).toBe('');
  expect(requests.slice(before)).toEqual([]);
  await expectSamePage(page);
});

test('an edit keeps the user who has joined, and the success message of the form', async () => {
  const { page } = visitor;
  await signUp(page);
  const link = await page.getByRole('textbox', { name: 'Your referral link' }).inputValue();
  await edit('App.tsx', { '<SignupForm />': '<SignupForm className="wide" />' });
  await page.locator('form.wide').waitFor();
  await page.locator('form').getByText('You are on the list.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Your referral link' }).inputValue()).toBe(link);
  await expectSamePage(page);
});

test('an edit that adds a hook, after which React mounts the component anew, keeps the session and the script', async () => {
  const { page } = visitor;
  await signUp(page);
  const link = await page.getByRole('textbox', { name: 'Your referral link' }).inputValue();
  await edit('App.tsx', {
    'import { client }': "import { useState } from 'react';\nimport { client }",
    'export function App() {': "export function App() {\n  const [title] = useState('With a hook');",
    '<h1>Waitlist</h1>': '<h1>{title}</h1>',
  });
  await page.getByRole('heading', { name: 'With a hook' }).waitFor();
  await page.locator('form').getByText('You are on the list.').waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Your referral link' }).inputValue()).toBe(link);
  await leaderboard(page).getByRole('row', { name: /You/ }).waitFor();
  expect(await page.locator('iframe').count()).toBe(1);
  await expectSamePage(page);
});

test('an edit of the module that creates the client makes another client for the same session and script', async () => {
  const { page } = visitor;
  await signUp(page);
  await edit('client.ts', { 'timeout: 10_000': 'timeout: 20_000' });
  // Vite runs the app's module again with the new client.
  await expect
    .poll(async () => (await app.moduleGraph.getModuleByUrl('/client.ts'))?.lastHMRTimestamp)
    .toBeGreaterThan(0);
  await edit('App.tsx', { '<h1>Waitlist</h1>': '<h1>Another client</h1>' });
  await page.getByRole('heading', { name: 'Another client' }).waitFor();
  await page.locator('form').getByText('You are on the list.').waitFor();
  await leaderboard(page).getByRole('row', { name: /You/ }).waitFor();
  await expectSamePage(page);
});
