/** The dashboard of the built sandbox while things happen at the same time: changes during reads, users who vanish, and a restart. */
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launch } from '../e2e/browser.ts';
import { type RunningSandbox, startSandbox } from '../e2e/dashboard-server.ts';

let browser: Browser;
let context: BrowserContext;
let running: RunningSandbox[] = [];
beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await context.close();
  await Promise.all(running.map((sandbox) => sandbox.close()));
  running = [];
});
afterAll(() => browser.close());

async function start(...args: string[]): Promise<RunningSandbox> {
  const sandbox = await startSandbox(...args);
  running.push(sandbox);
  return sandbox;
}

async function newPage(): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  return context.newPage();
}

/** Holds the first request that matches, until the test lets it go. */
async function hold(page: Page, url: string | RegExp, method = 'GET'): Promise<() => Promise<Route>> {
  const held: Route[] = [];
  await page.route(url, async (route) => {
    if (held.length > 0 || route.request().method() !== method) await route.fallback();
    else held.push(route);
  });
  return async () => {
    await expect.poll(() => held.length).toBe(1);
    const [route] = held;
    if (route === undefined) throw new Error('Nothing was held.');
    return route;
  };
}

const join = (sandbox: RunningSandbox, data: object = { count: 1 }) =>
  sandbox.post('/people/join', data) as Promise<{ joined: string[] }>;

/** Sends a command as a program does. */
const call = (sandbox: RunningSandbox, command: string, data?: unknown) =>
  sandbox.post(`/api/abcd1234/${command}`, { data, page: { url: sandbox.url, referrer: null }, referrer_code: null });

const rows = (page: Page) => page.locator('.people li');
const live = (page: Page) => page.locator('.live.live');

test('a user who joins while the page reads the list for the first time is listed', async () => {
  const sandbox = await start();
  const page = await newPage();
  const heldList = await hold(page, /\/waitlist\?/);
  await page.goto(sandbox.url);
  const route = await heldList();
  const response = await route.fetch();
  await live(page).waitFor();
  // Whatever is not on its way is read again at once.
  const again = page.waitForRequest('**/about');
  await call(sandbox, 'addUser', 'amy@example.com');
  await again;
  await route.fulfill({ response });
  await rows(page).getByText('amy@example.com').waitFor();
});

test('the list is read although users join faster than it is read', async () => {
  const sandbox = await start();
  await join(sandbox);
  const page = await newPage();
  await page.goto(sandbox.url);
  await rows(page).waitFor();
  await page.route(/\/waitlist\?/, async (route) => {
    await setTimeout(400);
    await route.continue().catch(() => {});
  });
  const deadline = Date.now() + 4000;
  while ((await rows(page).count()) === 1 && Date.now() < deadline) await join(sandbox);
  expect(await rows(page).count()).toBeGreaterThan(1);
});

test('the next page of the rewards arrives although something changes meanwhile', async () => {
  const reward = { descriptor: 'shirt', name: 'T-shirt', type: 'SingleSided' };
  const sandbox = await start('--reward', JSON.stringify(reward));
  const { joined } = await join(sandbox);
  await join(sandbox, { count: 60, referrer: joined[0] });
  const page = await newPage();
  await page.goto(`${sandbox.url}/#/rewards`);
  const rewards = page.getByRole('row');
  await expect.poll(() => rewards.count()).toBe(51);
  await live(page).waitFor();
  const heldPage = await hold(page, /\/rewards\?.*before=/);
  await page.getByRole('button', { name: 'Show earlier ones' }).click();
  const route = await heldPage();
  await join(sandbox, { count: 1, referrer: joined[0] });
  // The change has arrived: beside the rewards, the activity has one line more.
  await expect.poll(() => page.locator('.lines li').count()).toBe(62);
  await route.continue().catch(() => {});
  await expect.poll(() => rewards.count()).toBe(62);
});

test('a drawer whose user is gone says so', async () => {
  const sandbox = await start();
  const { joined } = await join(sandbox);
  const page = await newPage();
  await page.goto(`${sandbox.url}/#/person/${encodeURIComponent(joined[0] ?? '')}`);
  const drawer = page.getByRole('dialog');
  const friends = drawer.getByRole('button', { name: 'Three friends join by this link' });
  await friends.waitFor();
  await sandbox.post('/reset', { users: 0 });
  await drawer.getByRole('alert').waitFor();
  expect(await drawer.getByRole('alert').textContent()).toContain(joined[0]);
  expect(await friends.count()).toBe(0);
});

test('a drawer shows the status that a user has got meanwhile', async () => {
  const sandbox = await start('--double-opt-in');
  const { joined } = await join(sandbox, { count: 1, confirm: false });
  const page = await newPage();
  await page.goto(`${sandbox.url}/#/person/${encodeURIComponent(joined[0] ?? '')}`);
  const status = page.getByRole('dialog').getByLabel('Status');
  await expect.poll(() => status.inputValue()).toBe('unconfirmed');
  await sandbox.post('/people', { email: joined[0] ?? '', status: 'applied' });
  await expect.poll(() => status.inputValue()).toBe('applied');
});

test('a mail that a fault makes late is shown as arrived once it is', async () => {
  const sandbox = await start('--double-opt-in', '--faults', '{"mails":{"slow":2000}}');
  const { joined } = await join(sandbox, { count: 1, confirm: false });
  const page = await newPage();
  await page.goto(`${sandbox.url}/#/inbox`);
  const mail = page.getByRole('link', { name: joined[0] ?? '' });
  const late = mail.getByText(/^late/);
  await late.waitFor();
  await expect.poll(() => late.count()).toBe(0);
});

test('an open call stays as it is when the sandbox starts again and counts its calls anew', async () => {
  const first = await start();
  const page = await newPage();
  await page.goto(`${first.url}/#/activity`);
  await live(page).waitFor();
  await call(first, 'addUser', 'amy@example.com');
  await page.locator('.lines button').click();
  await page.getByRole('dialog', { name: 'addUser' }).waitFor();
  await first.close();
  await page.getByText('Not connected').waitFor();

  const second = await start('--port', new URL(first.url).port);
  await live(page).waitFor();
  await call(second, 'recordFormImpression');
  await expect.poll(() => page.locator('.lines li').allTextContents()).toEqual([expect.stringContaining('recordForm')]);
  expect(await page.getByRole('dialog', { name: 'addUser' }).count()).toBe(1);
});

test('of two faults that are chosen quickly one after the other, both are set', async () => {
  const sandbox = await start();
  const page = await newPage();
  await page.goto(`${sandbox.url}/#/faults`);
  const heldChange = await hold(page, '**/faults', 'PATCH');
  await page.getByLabel('Script', { exact: true }).selectOption({ label: 'Blocked' });
  await page.getByLabel('Mails', { exact: true }).selectOption({ label: 'Held' });
  await (await heldChange()).continue();
  const read = async () => (await fetch(`${sandbox.url}/faults`)).json() as Promise<object>;
  await expect.poll(read).toMatchObject({ script: 'blocked', mails: 'held' });
  expect(await page.getByLabel('Script', { exact: true }).inputValue()).toBe('"blocked"');
});

test('a fault that somebody else sets stays when another is chosen before the page knows of it', async () => {
  const sandbox = await start();
  const page = await newPage();
  await page.goto(`${sandbox.url}/#/faults`);
  await page.getByLabel('Script', { exact: true }).waitFor();
  const heldRead = await hold(page, '**/faults');
  await fetch(`${sandbox.url}/faults`, { method: 'PATCH', body: '{"lag":60000,"commands":{"getUser":500}}' });
  const route = await heldRead();
  await page.getByLabel('addUser', { exact: true }).selectOption({ label: 'HTTP 500' });
  const read = async () => (await fetch(`${sandbox.url}/faults`)).json() as Promise<object>;
  await expect.poll(read).toMatchObject({ lag: 60_000, commands: { addUser: 500, getUser: 500 } });
  await route.continue();
  await expect.poll(() => page.getByLabel('Reads lag by').inputValue()).toBe('60000');
  await page.getByLabel('getUser', { exact: true }).selectOption({ label: 'Works' });
  await expect.poll(read).toEqual({ callbacks: 'documented', lag: 60_000, commands: { addUser: 500 } });
});

test('a request with an old token that is refused late does not ask for the token again', async () => {
  const through = ['--trust-proxy', 'loopback', '--control-token'];
  const first = await start(...through, 'old_token');
  const page = await newPage();
  await page.goto(`${first.url}/#token=old_token`);
  await page.goto(`${first.url}/#/clock`);
  const heldChange = await hold(page, '**/clock', 'POST');
  await page.getByRole('button', { name: 'Forward an hour' }).click();
  const route = await heldChange();
  await first.close();
  await start(...through, 'new_token', '--port', new URL(first.url).port);
  await page.getByRole('heading', { name: 'This sandbox wants its control token' }).waitFor();
  await page.getByLabel('Control token', { exact: true }).fill('new_token');
  await page.keyboard.press('Enter');
  await live(page).waitFor();
  const refused = page.waitForResponse((response) => response.status() === 403);
  await route.continue();
  await refused;
  await page
    .getByRole('status')
    .getByText(/send the token/)
    .waitFor();
  expect(await page.getByRole('heading', { name: 'Clock' }).count()).toBe(1);
});
