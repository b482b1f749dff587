/** The demo's first paint: what its server knows stands there before any script, and stays. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../scripts/demo-servers.ts';
import { launch } from './browser.ts';

let demo: Demo;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ port: 0, sandboxPort: 0, users: 100 }), launch()]);
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await demo.close();
});

/** Everything that the page complained of. */
let complaints: string[];

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  complaints = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return page;
}

async function come(path: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await open(options);
  await page.goto(demo.url + path);
  return page;
}

const invitation = (page: Page) => page.getByRole('complementary', { name: 'Invitation' });
const service = (page: Page) => page.getByRole('switch', { name: 'Waitlist service' });

async function join(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Join' }).click();
}

/** A code that a friend shares. */
async function friendsCode(email: string): Promise<string> {
  const page = await come('/');
  await join(page, email);
  const link = await page.getByRole('textbox', { name: /link/i }).inputValue();
  await context.close();
  return link.split('/').at(-1) ?? '';
}

test('without JavaScript a friend’s invitation and the form are there, and the form works', async () => {
  const page = await come(`/?r=${await friendsCode('leonard@bigbangtheory.com')}`, { javaScriptEnabled: false });
  expect(await invitation(page).innerText()).toContain('A friend sent you.');
  expect(await page.getByRole('button', { name: 'Join them' }).count()).toBe(1);
  const font = await page.locator('h1').evaluate((title) => getComputedStyle(title).fontFamily);
  expect(font).toContain('Schibsted Grotesk');
  await page.getByLabel('E-mail address').fill('penny@bigbangtheory.com');
  await page.getByRole('button', { name: 'Join them' }).click();
  await page.getByRole('heading', { name: 'Thank you for joining' }).waitFor();
});

test('with JavaScript the invitation of the first paint stays as it is, without a complaint', async () => {
  const code = await friendsCode('howard@bigbangtheory.com');
  const page = await open();
  // Everything that is taken from the page or put into its words, from the first paint on.
  await page.addInitScript(() => {
    const changes: string[] = [];
    Object.assign(window, { changes });
    document.addEventListener('DOMContentLoaded', () => {
      const watched = document.querySelectorAll('.invitation, .hero-words');
      changes.push(`watching ${watched.length}`);
      const observer = new MutationObserver((records) =>
        changes.push(...records.map(({ type, target }) => `${type} ${target.nodeName} ${target.textContent}`)),
      );
      const root = document.getElementById('root');
      if (root) observer.observe(root, { childList: true });
      for (const part of watched) observer.observe(part, { childList: true, characterData: true, subtree: true });
    });
  });
  await page.goto(`${demo.url}/?r=${code}`);
  await page.locator('[data-prefinery=leaderboard] [data-state=success]').waitFor();
  expect(await invitation(page).innerText()).toContain('A friend sent you.');
  expect(await page.evaluate('changes')).toEqual(['watching 2']);
  expect(complaints).toEqual([]);
  // Coming back by the plain address, the friend is still known.
  await page.goto(demo.url);
  expect(await page.evaluate('changes')).toEqual(['watching 2']);
  expect(await invitation(page).count()).toBe(1);
});

test('somebody who has joined is not shown a form while it is found out who they are', async () => {
  const page = await come('/');
  await join(page, 'amy@bigbangtheory.com');
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
  const response = await page.reload();
  expect(await response?.text()).not.toContain('<form');
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
  expect(complaints).toEqual([]);
});

test('turned off, nothing of the service is loaded and the form is posted; turned on, all of it is back', async () => {
  const page = await come('/');
  await page.locator('[data-prefinery=leaderboard] [data-state=success]').waitFor();
  expect(await service(page).isChecked()).toBe(true);
  const asked: string[] = [];
  page.on('request', (request) => request.url().startsWith(demo.sandboxUrl) && asked.push(request.url()));
  await service(page).uncheck();
  await page.getByText('which you turned off').waitFor();
  expect(await service(page).isChecked()).toBe(false);
  await page.goto(`${demo.url}/press.html`);
  await page.getByText('which you turned off').waitFor();
  await page.goto(demo.url);
  await page.getByText('which you turned off').waitFor();
  expect(asked).toEqual([]);

  await join(page, 'bernadette@bigbangtheory.com');
  await page.getByRole('heading', { name: 'Thank you for joining' }).waitFor();
  expect(new URL(page.url()).origin).toBe(demo.sandboxUrl);

  await page.goto(demo.url);
  await service(page).check();
  await page.locator('[data-prefinery=leaderboard] [data-state=success]').waitFor();
  await join(page, 'stuart@bigbangtheory.com');
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
  expect(complaints).toEqual([]);
});

test('the press page has the service’s own form, and its reader joins', async () => {
  const page = await come('/press.html');
  const form = page.frameLocator('iframe[title="Join the list"]');
  await form.getByLabel(/e-?mail/i).fill('wil@bigbangtheory.com');
  await form.getByRole('button').first().click();
  await form.getByRole('heading').first().waitFor();
  await page.goto(demo.url);
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
  expect(complaints).toEqual([]);
});

test('its button opens the same form above the page, and its reader joins there', async () => {
  const page = await come('/press.html');
  await page.getByRole('button', { name: 'Join the list' }).click();
  const form = page.getByRole('dialog').frameLocator('iframe');
  await form.getByLabel(/e-?mail/i).fill('emily@bigbangtheory.com');
  await form.getByRole('button').first().click();
  await form.getByRole('heading').first().waitFor();
  await page.goto(demo.url);
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
  expect(complaints).toEqual([]);
});

test('a robot that fills in what people do not see joins nothing', async () => {
  const page = await come('/');
  const trap = page.locator('input[name=website]');
  // People are asked for an address and a name.
  expect(await page.getByRole('textbox').count()).toBe(2);
  await trap.evaluate((input: HTMLInputElement) => (input.value = 'https://spam.example'));
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/addUser') && asked.push(request.url()));
  await join(page, 'robot@bigbangtheory.com');
  await page.getByRole('alert').filter({ hasText: 'That did not work' }).waitFor();
  expect(asked).toEqual([]);
  expect(complaints).toEqual([]);
});
