/** The site as static files: documentation, demo and Storybook, without a server that answers. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch, leaderboard } from '../e2e/browser.ts';
import { serveStatic } from './static-host.ts';

const root = join(import.meta.dirname, '../..');

let out: string;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'prefinery-kit-site-'));
  const tsx = createRequire(import.meta.url).resolve('tsx/cli');
  const bin = join(root, 'node_modules/.bin');
  await promisify(execFile)(process.execPath, [tsx, 'site/build/main.ts', '--out', out], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    maxBuffer: 16 * 1024 * 1024,
  });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await rm(out, { recursive: true });
});
afterEach(() => context?.close());

async function open(url: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** The preview of a story, in Storybook's frame. */
const story = (page: Page) => page.frameLocator('#storybook-preview-iframe');

describe.each([
  { host: 'a host of static files', isCleaning: false },
  { host: 'a host that takes .html and the query off an address', isCleaning: true },
])('below a path of $host', ({ isCleaning }) => {
  let site: Awaited<ReturnType<typeof serveStatic>>;

  beforeAll(async () => {
    site = await serveStatic(out, { path: '/some/where', isCleaning });
  });
  afterAll(() => site.close());

  test('the documentation can be read without JavaScript', async () => {
    const page = await open(site.url, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Get started' }).click();
    await page.getByRole('heading', { name: 'Getting started', level: 1 }).waitFor();
    await page.getByRole('navigation', { name: 'Documentation' }).getByRole('link', { name: 'Errors' }).click();
    await page.getByRole('heading', { name: 'post_blocked' }).waitFor();
    expect(await page.getByText('A Content-Security-Policy does not allow it').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Search' }).isVisible()).toBe(false);
  });

  test('the search finds a section and leads to it', async () => {
    const page = await open(`${site.url}introduction.html`);
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('honeypot');
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^honeypot/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'honeypot' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#honeypot');
  });

  test('a live form signs up a visitor, whom the leaderboard and a later worker know', async () => {
    const page = await open(`${site.url}components.html`);
    const form = page.locator('[data-live=components-1]');
    await form.getByLabel('E-mail address').fill('raj@bigbangtheory.com');
    await form.getByRole('button').click();
    await form.getByText('You are on the list.').waitFor();
    const you = page.getByRole('region', { name: 'You, in the live samples' });
    await you.getByText(/You are number \d+ of \d+ here/).waitFor();
    // Ten people, the visitor below them, and the head of the table.
    await expect.poll(() => leaderboard(page).first().getByRole('row').count()).toBe(12);

    const devtools = await context.newCDPSession(page);
    await devtools.send('ServiceWorker.enable');
    await devtools.send('ServiceWorker.stopAllWorkers');
    await page.reload();
    await expect.poll(() => you.getByText(/You are number \d+ of \d+ here/).isVisible()).toBe(true);
  });

  test('a visitor joins in the demo', async () => {
    const page = await open(`${site.url}demo/`);
    await leaderboard(page).getByRole('row').nth(10).waitFor();
    await page.getByLabel('E-mail address').fill('amy@bigbangtheory.com');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('img', { name: 'QR code of your referral link' }).waitFor();
    await page.getByRole('link', { name: 'Press' }).click();
    const hosted = page.frameLocator('iframe[title="Join the list"]').getByRole('button').first();
    await expect.poll(() => hosted.isVisible()).toBe(true);
  });

  test('a story renders on the first visit', async () => {
    const page = await open(`${site.url}storybook/?path=/story/joining-signupform--idle`);
    await story(page).getByRole('textbox', { name: 'E-mail address' }).waitFor();
    expect(await story(page).getByText('No Preview').isVisible()).toBe(false);
  });

  test('a story opens in a window of its own once the worker runs', async () => {
    const page = await open(`${site.url}storybook/`);
    await story(page).locator('#storybook-root > *').first().waitFor();
    await page.goto(`${site.url}storybook/iframe.html?id=joining-signupform--idle&viewMode=story`);
    await expect.poll(() => page.getByRole('textbox', { name: 'E-mail address' }).isVisible()).toBe(true);
  });
});

describe('the look', () => {
  let site: Awaited<ReturnType<typeof serveStatic>>;

  beforeAll(async () => {
    site = await serveStatic(out, { path: '/docs', isCleaning: false });
  });
  afterAll(() => site.close());

  test.each(['light', 'dark'] as const)(
    'the pages have no accessibility violation and fit a phone, %s',
    async (colorScheme) => {
      const page = await open(site.url, { colorScheme, viewport: { width: 390, height: 800 } });
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      for (const name of ['', 'introduction.html', 'next.html', 'errors.html', 'theming.html']) {
        await page.goto(`${site.url}${name}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
        await page.evaluate(axe);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
    },
  );
});
