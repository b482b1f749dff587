import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../scripts/demo-servers.ts';
import { launch, leaderboard, visit, type Visitor } from './browser.ts';

const PEOPLE = 200;
/** 85 of 100 seeded users are on the list. */
const LISTED = 170;

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ port: 0, sandboxPort: 0, users: PEOPLE }), launch()]);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});

async function join(page: Page, email: string, name: string) {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('First name').fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { name: `You’re in, ${name}.` }).waitFor();
}

const place = async (page: Page) =>
  Number((await page.getByText('Your place').locator('xpath=..').locator('strong').innerText()).replace(/\D/g, ''));

/** One of the user's numbers, by its label. */
const figure = (page: Page, words: string) =>
  page.locator('dl div').filter({ hasText: words }).locator('dd').first().innerText();

const boardRow = (page: Page, name: string) => leaderboard(page).getByRole('row', { name });

const uncaught = (...visitors: Visitor[]) => visitors.flatMap((visitor) => visitor.uncaught);

test('a friend joins by a copied link and buys: the referral and the reward count once, and show without a reload', async () => {
  const leonard = await visit(browser, demo.url, (context) =>
    context.grantPermissions(['clipboard-read', 'clipboard-write']),
  );
  await join(leonard.page, 'leonard@bigbangtheory.com', 'Leonard');
  const before = await place(leonard.page);
  expect(before).toBe(LISTED + 1);
  expect(await figure(leonard.page, 'Friends you brought')).toBe('0');
  await boardRow(leonard.page, `${before}`).waitFor();
  await leonard.page.getByRole('button', { name: 'Copy link' }).click();
  await leonard.page.getByText('Copied', { exact: true }).waitFor();
  const link = await leonard.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await leonard.page.getByRole('textbox', { name: 'Your link' }).inputValue());

  // A friend follows the link twice, and joins then.
  const penny = await visit(browser, link);
  expect(new URL(penny.page.url()).origin).toBe(demo.url);
  await penny.page.getByText('A friend sent you.').waitFor();
  await penny.page.goto(link);
  await penny.page.getByText('A friend sent you.').waitFor();
  await join(penny.page, 'penny@bigbangtheory.com', 'Penny');
  // A user who follows the link again is not counted again.
  await penny.page.goto(link);
  await penny.page.getByRole('heading', { name: 'You’re in, Penny.' }).waitFor();

  // The referrer's page shows and announces the referral without a reload.
  const announcement = leonard.page.getByRole('status').filter({ hasText: 'Friends who joined: 1.' });
  await announcement.waitFor();
  expect(await figure(leonard.page, 'Friends you brought')).toBe('1');
  const after = await place(leonard.page);
  expect(after).toBeLessThan(before);
  expect(await announcement.allInnerTexts()).toEqual([`You are now number ${after}. Friends who joined: 1.`]);
  const manual = leonard.page.getByRole('listitem').filter({ hasText: 'Your name in the manual' });
  await manual.getByRole('img', { name: 'Reached' }).waitFor();

  // A purchase of the friend earns the referrer a reward, and a second one earns nothing.
  await penny.page.getByRole('button', { name: 'Order yours' }).click();
  const orders = penny.page.getByRole('log', { name: 'Your orders' });
  await orders.getByText('$10 discount').waitFor();
  await orders.getByText('earned by Leonard, who sent you.').waitFor();
  await penny.page.getByRole('button', { name: 'Order another' }).click();
  await orders.getByText('Nothing new was earned').waitFor();
  expect(await orders.getByText('$10 discount').count()).toBe(1);

  await leonard.page.reload();
  await boardRow(leonard.page, `${after} `).filter({ hasText: 'Leonard' }).waitFor();
  const page = leonard.page.frameLocator('main iframe[title="Referral page"]');
  await page.getByText('$10 discount').waitFor();
  expect(await page.getByText('$10 discount').count()).toBe(1);

  expect(uncaught(leonard, penny)).toEqual([]);
  await Promise.all([leonard.context.close(), penny.context.close()]);
});

/** Records each text that appears in a live region. */
const spoken = (page: Page) =>
  page.evaluate(() => {
    const texts: string[] = [];
    Object.assign(window, { spokenTexts: texts });
    const live = '[role=status], [role=log], [aria-live]';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (region?.textContent) texts.push(region.textContent);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });

test.each([1, 2, 3, 4])(
  'signup and log-out by keyboard, visitor %i: the focus moves to what replaces the form, and the signup is announced',
  async (number) => {
    const visitor = await visit(browser, demo.url);
    const { page } = visitor;
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByLabel('E-mail address').fill(`raj${number}@bigbangtheory.com`);
    await spoken(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'You’re in.' }).waitFor();
    await expect.poll(focused).toBe('You’re in.');
    const texts = () => page.evaluate(() => (window as unknown as { spokenTexts: string[] }).spokenTexts);
    await expect.poll(texts).toContainEqual(expect.stringMatching(/^You are on the list\. Number \d+ in line\.$/));

    await page.getByRole('button', { name: 'Not you?' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('E-mail address').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    expect(visitor.uncaught).toEqual([]);
    await visitor.context.close();
  },
);

test('the referral page dialog returns the focus to its button', async () => {
  const visitor = await visit(browser, demo.url);
  await join(visitor.page, 'howard@bigbangtheory.com', 'Howard');
  const opener = visitor.page.locator('[data-prefinery=referral-page-trigger]');
  await opener.click();
  const popup = visitor.page.getByRole('dialog', { name: 'Your referral page' });
  const link = await visitor.page.getByRole('textbox', { name: /link/i }).first().inputValue();
  const inside = popup.frameLocator('iframe[title="Referral page"]');
  await inside.locator(`input[value="${link}"]`).waitFor();
  await popup.getByRole('button', { name: 'Close' }).click();
  await popup.waitFor({ state: 'hidden' });
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(visitor.uncaught).toEqual([]);
  await visitor.context.close();
});

test('after a log-out the visitor is anonymous, and the status link opens the referral page again', async () => {
  const visitor = await visit(browser, demo.url);
  const { page } = visitor;
  await join(page, 'amy@bigbangtheory.com', 'Amy');
  const status = await page.getByRole('link', { name: 'A link of your own' }).getAttribute('href');
  expect(status).toMatch(/\/r\/\w{5}\?ref-check=[\w-]{36}$/);

  await page.getByRole('button', { name: 'Not you?' }).click();
  await page.getByLabel('E-mail address').waitFor();
  await page.reload();
  await page.getByLabel('E-mail address').waitFor();
  expect(await page.getByText('You’re in').count()).toBe(0);

  await page.goto(status ?? '');
  expect(new URL(page.url()).searchParams.has('ref-check')).toBe(true);
  const popup = page.getByRole('dialog').frameLocator('iframe[title="Referral page"]');
  await popup.getByText('Amy').first().waitFor();
  expect(visitor.uncaught).toEqual([]);
  await visitor.context.close();
});
