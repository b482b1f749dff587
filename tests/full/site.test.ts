/** The site as static files: documentation, demo and Storybook, on hosts that only send files. */
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { launch, leaderboard } from '../e2e/browser.ts';
import { type BuiltSite, buildSite, path, visitSite } from './site/built.ts';
import { type Host, runServe, serveFiles } from './site/hosts.ts';

let site: BuiltSite;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await buildSite('all');
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await site?.remove();
});
afterEach(() => context?.close());

async function open(url: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const visit = await visitSite(browser, url, options);
  context = visit.context;
  return visit.page;
}

/** The preview of a story, in Storybook's frame. */
const story = (page: Page) => page.frameLocator('#storybook-preview-iframe');

describe.each([
  { host: 'a host of static files, below a path', serve: () => serveFiles(site.folder), at: path },
  { host: 'npx serve, below a path', serve: () => runServe(site.folder), at: path },
  { host: 'npx serve', serve: () => runServe(join(site.folder, path)), at: '' },
])('on $host', ({ serve, at }) => {
  let host: Host;
  let url: string;

  beforeAll(async () => {
    host = await serve();
    url = `${host.url}${at}/`;
  });
  afterAll(() => host?.close());

  test('the documentation can be read without JavaScript', async () => {
    const page = await open(url, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Get started' }).click();
    await page.getByRole('heading', { name: 'Getting started', level: 1 }).waitFor();
    await page.getByRole('navigation', { name: 'Documentation' }).getByRole('link', { name: 'Errors' }).click();
    await page.getByRole('heading', { name: 'post_blocked' }).waitFor();
    expect(await page.getByText('A Content-Security-Policy does not allow it').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Search' }).isVisible()).toBe(false);
  });

  test('the search finds a section and leads to it', async () => {
    const page = await open(`${url}introduction.html`);
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
    const page = await open(`${url}components.html`);
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
    const page = await open(`${url}demo/`);
    await leaderboard(page).getByRole('row').nth(10).waitFor();
    await page.getByLabel('E-mail address').fill('amy@bigbangtheory.com');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('img', { name: 'QR code of your referral link' }).waitFor();
    await page.getByRole('link', { name: 'Press' }).click();
    const hosted = page.frameLocator('iframe[title="Join the list"]').getByRole('button').first();
    await expect.poll(() => hosted.isVisible()).toBe(true);
  });

  test('a story renders on the first visit', async () => {
    const page = await open(`${url}storybook/?path=/story/joining-signupform--idle`);
    await story(page).getByRole('textbox', { name: 'E-mail address' }).waitFor();
    expect(await story(page).getByText('No Preview').isVisible()).toBe(false);
  });

  test('a story opens in a window of its own once the worker runs', async () => {
    const page = await open(`${url}storybook/`);
    await story(page).locator('#storybook-root > *').first().waitFor();
    await page.goto(`${url}storybook/iframe.html?id=joining-signupform--idle&viewMode=story`);
    await expect.poll(() => page.getByRole('textbox', { name: 'E-mail address' }).isVisible()).toBe(true);
  });
});

test('where npx serve takes the name of a story off its address, the first visit leads to Storybook', async () => {
  const host = await runServe(site.folder);
  const at = `${host.url}${path}/storybook/`;
  const page = await open(`${at}iframe.html?id=joining-signupform--idle&viewMode=story`);
  await story(page).getByRole('heading', { name: 'Prefinery for React' }).waitFor();
  expect(page.url()).toContain(`${at}?path=/`);
  await host.close();
});

test('over plain HTTP from another machine, the demo says why it has no campaign', async () => {
  const host = await serveFiles(site.folder);
  const options = launchOptions();
  const args = [...(options.args ?? []), '--host-resolver-rules=MAP docs.test 127.0.0.1'];
  const insecure = await chromium.launch({ ...options, args });
  try {
    const { page } = await visitSite(insecure, `${host.url.replace('localhost', 'docs.test')}${path}/demo/`);
    await page.getByLabel('E-mail address').waitFor();
    const notice = page.getByText('browsers allow over HTTPS and on localhost only');
    await expect.poll(() => notice.isVisible()).toBe(true);
  } finally {
    await insecure.close();
    await host.close();
  }
});
