import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser, BrowserContext } from 'playwright';
import { type Demo, startDemo } from '../../scripts/demo-servers.ts';
import { launch, leaderboard, visit, type Visitor } from './browser.ts';

let demo: Demo;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ port: 0, sandboxPort: 0, users: 200 }), launch()]);
});
afterEach(() => visitor.context.close());
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const come = async (path = '/', prepare?: (context: BrowserContext) => Promise<unknown>) => {
  visitor = await visit(browser, demo.url + path, prepare);
  return visitor.page;
};

test('a visitor joins, sees position, link and leaderboard row, and is still known after a reload', async () => {
  const page = await come();
  await page.getByLabel('E-mail address').fill('penny@bigbangtheory.com');
  await page.getByLabel('First name').fill('Penny');
  await page.getByRole('button', { name: 'Join' }).click();

  await page.getByRole('heading', { name: 'You’re in, Penny.' }).waitFor();
  const place = page.getByText('Your place').locator('xpath=..').locator('strong');
  // 85 of 100 seeded users are on the list.
  expect(await place.textContent()).toBe('171');
  const link = await page.getByRole('textbox', { name: /link/i }).inputValue();
  expect(link).toMatch(new RegExp(`^${demo.sandboxUrl}/r/\\w{5}$`));
  await leaderboard(page)
    .getByRole('row', { name: /171.*Penny.*You/ })
    .waitFor();

  await page.reload();
  await page.getByRole('heading', { name: 'You’re in, Penny.' }).waitFor();
  expect(await page.getByRole('textbox', { name: /link/i }).inputValue()).toBe(link);
  expect(visitor.uncaught).toEqual([]);
});

test('two leaderboards on one page show ten users each', async () => {
  const page = await come('/boards.html');
  const boards = page.locator('iframe[title=Leaderboard]');
  await boards.nth(1).waitFor();
  for (const board of await boards.all()) {
    await board.contentFrame().getByRole('row').nth(10).waitFor();
    const height = (await board.boundingBox())?.height ?? 0;
    const content = await board
      .contentFrame()
      .locator('body')
      .evaluate((body) => body.scrollHeight);
    expect(Math.abs(height - content)).toBeLessThanOrEqual(1);
  }
  expect(await boards.count()).toBe(2);
  expect(await page.locator('script[src*="/widget/v2/"]').count()).toBe(1);
  expect(visitor.uncaught).toEqual([]);
});

const script = /\/widget\/v2\//;
const block = (context: BrowserContext) => context.route(script, (route) => route.abort('blockedbyclient'));

test('with the script blocked the page shows errors and throws none, and a retry recovers once it is unblocked', async () => {
  const page = await come('/', block);
  await page.getByText('The list is out of reach.').waitFor();
  await page.getByText('The leaderboard could not be shown.').waitFor();
  expect(visitor.uncaught).toEqual([]);

  await visitor.context.unroute(script);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.getByText('The list is out of reach.').waitFor({ state: 'detached' });
  await page.getByLabel('E-mail address').fill('amy@bigbangtheory.com');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { name: /You’re in/ }).waitFor();
  await leaderboard(page).getByRole('row').nth(10).waitFor();
  expect(visitor.uncaught).toEqual([]);
});

test('with the script blocked a visitor joins by the form that the browser posts', async () => {
  const page = await come('/', block);
  await page.getByText('The list is out of reach.').waitFor();
  await page.getByLabel('E-mail address').fill('bernadette@bigbangtheory.com');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { name: 'Thank you for joining' }).waitFor();
  expect(new URL(page.url()).origin).toBe(demo.sandboxUrl);
  expect(visitor.uncaught).toEqual([]);
});
