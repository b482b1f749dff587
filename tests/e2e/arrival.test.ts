/** The demo's first paint: what the server has rendered, without JavaScript and after hydration. */
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

/** Uncaught errors of the page, and errors on its console. */
let errors: string[];

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  errors = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
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

/** The referral code of a new user. */
async function friendsCode(email: string): Promise<string> {
  const page = await come('/');
  await join(page, email);
  const link = await page.getByRole('textbox', { name: /link/i }).inputValue();
  await context.close();
  return link.split('/').at(-1) ?? '';
}

test('without JavaScript the page shows the friend’s invitation and a form that works', async () => {
  const page = await come(`/?r=${await friendsCode('leonard@bigbangtheory.com')}`, { javaScriptEnabled: false });
  expect(await invitation(page).innerText()).toContain('A friend sent you.');
  expect(await page.getByRole('button', { name: 'Join them' }).count()).toBe(1);
  const font = await page.locator('h1').evaluate((title) => getComputedStyle(title).fontFamily);
  expect(font).toContain('Schibsted Grotesk');
  await page.getByLabel('E-mail address').fill('penny@bigbangtheory.com');
  await page.getByRole('button', { name: 'Join them' }).click();
  await page.getByRole('heading', { name: 'Thank you for joining' }).waitFor();
});

test('with JavaScript hydration leaves the invitation of the first paint unchanged, and reports no error', async () => {
  const code = await friendsCode('howard@bigbangtheory.com');
  const page = await open();
  // Records every change of the invitation and the hero's text since the first paint.
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
  expect(errors).toEqual([]);
  // On a return without a code in the address, the referrer is still known.
  await page.goto(demo.url);
  expect(await page.evaluate('changes')).toEqual(['watching 2']);
  expect(await invitation(page).count()).toBe(1);
});

test.each([390, 1280])(
  'with text of twice the size, %d wide, the heading is below the menu and has whole words',
  async (width) => {
    const page = await come('/', { viewport: { width, height: 900 } });
    await page.locator('html').evaluate((root) => (root.style.fontSize = '200%'));
    const heading = page.getByRole('heading', { level: 1 });
    const menu = await page.getByRole('navigation', { name: 'This page' }).boundingBox();
    const box = await heading.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((menu?.y ?? 0) + (menu?.height ?? 0));
    // A word that is broken has one rectangle in each of its lines.
    const broken = await heading.evaluate((element) => {
      const text = element.firstChild as Text;
      return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1 ? [word] : [];
      });
    });
    expect(broken).toEqual([]);
  },
);

test('a user who comes back is not shown a form while getUser is in flight', async () => {
  const page = await come('/');
  await join(page, 'amy@bigbangtheory.com');
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
  const response = await page.reload();
  expect(await response?.text()).not.toContain('<form');
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
  expect(errors).toEqual([]);
});

test('with the service turned off nothing of it is loaded and the form is posted; turned on again, everything works', async () => {
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
  expect(errors).toEqual([]);
});

/** The page of a hosted form tells the script of the new session once it is drawn. */
const hasSession = (page: Page) =>
  expect.poll(async () => (await page.context().cookies()).map(({ name }) => name)).toContain('_pfy_demo1234_session');

test('a visitor joins by the hosted form of the press page', async () => {
  const page = await come('/press.html');
  const form = page.frameLocator('iframe[title="Join the list"]');
  await form.getByLabel(/e-?mail/i).fill('wil@bigbangtheory.com');
  await form.getByRole('button').first().click();
  await form.getByRole('heading', { name: 'Thank you for joining' }).waitFor();
  await hasSession(page);
  await page.goto(demo.url);
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
  expect(errors).toEqual([]);
});

test('a visitor joins by the hosted form that a button of the press page opens in a dialog', async () => {
  const page = await come('/press.html');
  await page.getByRole('button', { name: 'Join the list' }).click();
  const form = page.getByRole('dialog').frameLocator('iframe');
  await form.getByLabel(/e-?mail/i).fill('emily@bigbangtheory.com');
  await form.getByRole('button').first().click();
  await form.getByRole('heading', { name: 'Thank you for joining' }).waitFor();
  await hasSession(page);
  await page.goto(demo.url);
  await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
  expect(errors).toEqual([]);
});

test('a bot that fills in the honeypot field does not join', async () => {
  const page = await come('/');
  const trap = page.locator('input[name=website]');
  // The honeypot field is not exposed to users: the form has an address and a name.
  expect(await page.getByRole('textbox').count()).toBe(2);
  await trap.evaluate((input: HTMLInputElement) => (input.value = 'https://spam.example'));
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/addUser') && asked.push(request.url()));
  await join(page, 'robot@bigbangtheory.com');
  await page.getByRole('alert').filter({ hasText: 'That did not work' }).waitFor();
  expect(asked).toEqual([]);
  expect(errors).toEqual([]);
});
