/** The dashboard of the built sandbox in a browser: the list, a user, the activity, and what makes things happen. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { launch } from './browser.ts';
import { type RunningSandbox, startSandbox, violationsOf } from './dashboard-server.ts';

let browser: Browser;
let sandbox: RunningSandbox;
let context: BrowserContext;
let problems: string[];

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launch(), startSandbox()]);
});
beforeEach(async () => {
  await sandbox.post('/reset', { users: 0 });
  problems = [];
});
afterEach(async () => {
  await context.close();
  expect(problems).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

async function open(path = '/', size: keyof typeof sizes = 'wide', colorScheme: 'light' | 'dark' = 'light') {
  context = await browser.newContext({ viewport: sizes[size], colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(sandbox.url + path);
  return page;
}

const places = (page: Page) => page.locator('.people .person-place').allTextContents();
const friends = 'Three friends join by this link';

test('by mouse, from the empty campaign to three friends through the link of a user, who passes the others', async () => {
  const page = await open();
  await page.getByRole('heading', { name: 'Nobody has joined yet' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Let 20 people join' }).click();
  await expect.poll(() => places(page)).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));

  const row = page.locator('.people a').nth(14);
  const email = new URL((await row.getAttribute('href')) ?? '', page.url()).hash.replace('#/person/', '');
  await row.click();
  const drawer = page.getByRole('dialog');
  const numbers = drawer.locator('.person-numbers dd');
  await expect.poll(() => numbers.allTextContents()).toEqual(['15', '0', '0']);
  expect(await violationsOf(page)).toEqual([]);

  await drawer.getByRole('button', { name: friends }).click();
  await page
    .getByText(/^Three friends of .* have joined\.$/)
    .first()
    .waitFor();
  await expect.poll(async () => (await numbers.allTextContents()).slice(1)).toEqual(['3', '3']);
  const place = Number((await numbers.allTextContents())[0]);
  expect(place).toBeLessThan(15);
  await expect.poll(() => page.locator('.people .open .person-place').textContent()).toBe(String(place));
  expect(await drawer.locator('.timeline').getByText('Brought').count()).toBe(3);

  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  expect(page.url()).toBe(`${sandbox.url}/#/list`);
  // The activity stands beside the list.
  await expect.poll(() => page.getByRole('complementary').getByRole('listitem').count()).toBe(23);
  expect(decodeURIComponent(email)).toContain('@people.example');
});

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

test('by keyboard on a narrow screen, the same; and the focus goes back to the row', async () => {
  const page = await open('/', 'narrow');
  await page.getByRole('heading', { name: 'Nobody has joined yet' }).waitFor();
  await tabTo(page, /^Let 20 people join$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => places(page)).toHaveLength(20);
  await tabTo(page, /^15/);
  const row = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: friends }).waitFor();
  await tabTo(page, new RegExp(`^${friends}$`));
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await drawer.locator('.person-numbers dd').allTextContents()).slice(1))
    .toEqual(['3', '3']);
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(row);
});

test.each<[expected: string, reducedMotion: 'no-preference' | 'reduce']>([
  ['glide to their new places', 'no-preference'],
  ['change places at once where less motion is wanted', 'reduce'],
])('rows %s', async (_expected, reducedMotion) => {
  await sandbox.post('/people/join', { count: 5 });
  context = await browser.newContext({ viewport: sizes.wide, reducedMotion });
  await context.addInitScript(() => {
    const { animate } = Element.prototype;
    const animated: (string | undefined)[] = [];
    Object.assign(window, { animated });
    Element.prototype.animate = function (this: HTMLElement, ...given) {
      animated.push(this.dataset['key']);
      return animate.apply(this, given);
    };
  });
  const page = await context.newPage();
  await page.goto(sandbox.url);
  const last = page.locator('.people li').nth(4);
  const email = await last.getAttribute('data-key');
  await sandbox.post('/people/join', { count: 1, referrer: email });
  await expect.poll(() => page.locator('.people li').first().getAttribute('data-key')).toBe(email);
  const animated = await page.evaluate<(string | null)[]>('window.animated');
  if (reducedMotion === 'reduce') expect(animated).toEqual([]);
  else expect(animated).toContain(email);
});

test('the first Tab leads to a button that skips the panels', async () => {
  const page = await open('/#/settings');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('main h2').evaluate((heading) => heading === document.activeElement)).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
});

test('the list is searched and filtered, and a status is changed', async () => {
  await sandbox.post('/reset', { users: 200, seed: 1 });
  const page = await open();
  await page.getByText('170 on the list. Most referrals first.').waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => places(page)).toHaveLength(100);
  await page.getByRole('searchbox', { name: /^Search by name/ }).fill('seed1.example nobody');
  await page.getByRole('heading', { name: 'No user matches' }).waitFor();
  await page.getByRole('button', { name: 'Show the list' }).click();
  await page.getByRole('searchbox', { name: /^Search by name/ }).fill('LIAM MC');
  await expect.poll(() => places(page)).toEqual(['4']);

  await page.locator('.people a').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Status').selectOption('invited');
  await drawer.getByRole('button', { name: 'Change' }).click();
  await page.getByText(/^The status is now invited\. .* is not on the list\.$/).waitFor();
  await page.getByRole('heading', { name: 'No user matches' }).waitFor();
  await page.keyboard.press('Escape');
  // The row that was opened is gone.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Waitlist');
  await page.getByRole('button', { name: 'Search users of all statuses' }).click();
  await page.getByText('Liam McAllister').first().waitFor();
  await page.getByLabel('Status', { exact: true }).first().selectOption('invited');
  await page.getByText('Liam McAllister').first().waitFor();
});

/** Sends a command as a program does. */
const send = (command: string, data?: unknown, to = sandbox) =>
  to.post(`/api/abcd1234/${command}`, {
    data,
    page: { url: 'http://localhost:5173/', referrer: null },
    referrer_code: null,
  });

test('a command appears at once; it is found, opened, sent again and copied', async () => {
  const page = await open('/#/activity');
  await page.getByRole('heading', { name: 'No command yet' }).waitFor();
  await send('addUser', { email: 'amy@example.com', first_name: "O'Neil" });
  await send('getUser', { email: 'amy@example.com' });
  const lines = page.locator('.lines li');
  await expect.poll(() => lines.count()).toBe(2);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'Failed' }).check();
  await expect.poll(() => lines.allTextContents()).toEqual([expect.stringContaining('getUser403')]);
  await page.getByRole('checkbox', { name: 'Failed' }).uncheck();
  await page.getByRole('combobox', { name: 'Command' }).selectOption('addUser');
  await expect.poll(() => lines.count()).toBe(1);

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lines.getByRole('button').click();
  const drawer = page.getByRole('dialog', { name: 'addUser' });
  expect(await drawer.getByLabel('data', { exact: true }).textContent()).toBe(
    JSON.stringify({ email: 'amy@example.com', first_name: "O'Neil" }, null, 2),
  );
  await drawer.getByRole('button', { name: 'curl' }).click();
  await page.getByText('Copied: the curl command.').first().waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    `curl '${sandbox.url}/api/abcd1234/addUser'`,
  );
  await drawer.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('addUser was sent again. The sandbox answered 403.').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('a command that is answered while the page reads the activity is listed once, and a reset empties the list', async () => {
  const page = await open('/#/list');
  const lines = page.locator('.lines li');
  for (const email of ['before-the-answer-is-made@example.com', 'before-the-answer-arrives@example.com']) {
    const held: Route[] = [];
    await page.route('**/activity', (route) => void held.push(route), { times: 1 });
    await page.reload();
    await expect.poll(() => held.length).toBe(1);
    const [route] = held;
    const early = email.includes('arrives') ? await route?.fetch() : undefined;
    await send('addUser', { email });
    // The list shows what a later live message says.
    await page.locator('.people').getByText(email).waitFor();
    const response = early ?? (await route?.fetch());
    if (response !== undefined) await route?.fulfill({ response });
    await expect.poll(() => lines.filter({ hasText: email }).count(), { message: email }).toBe(1);
  }
  expect(await lines.count()).toBe(2);
  await sandbox.post('/reset', { users: 0 });
  await expect.poll(() => lines.count()).toBe(0);
});

test.each([
  ['beside the list', '/#/list'],
  ['as a panel of its own', '/#/activity'],
])('an open call leaves the activity and its filters free, %s', async (_where, path) => {
  const page = await open(path);
  await send('addUser', { email: 'amy@example.com' });
  await send('getUser', { email: 'amy@example.com' });
  const lines = page.locator('.lines li').getByRole('button');
  await lines.filter({ hasText: 'addUser' }).click();
  await page.getByRole('dialog', { name: 'addUser' }).waitFor();
  // Playwright clicks only what nothing else covers.
  await lines.filter({ hasText: 'getUser' }).click();
  await page.getByRole('dialog', { name: 'getUser' }).waitFor();
  await page.getByRole('searchbox', { name: 'Search the activity' }).click();
  await page.getByRole('checkbox', { name: 'Failed' }).click();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => lines.count()).toBe(0);
});

/** An app on another port, which writes who the visitor is into its title. */
async function startApp(): Promise<{ url: string; server: Server; draw: (sandboxUrl: string) => void }> {
  let html = '';
  const draw = (sandboxUrl: string): void => {
    html = `<!doctype html><html lang="en"><head><title>App</title>
    <script>window.prefinery=window.prefinery||function(){(window.prefinery.q=window.prefinery.q||[]).push(arguments)}
    prefinery('getUser', (user) => { document.title = user && user.email ? user.email : 'a stranger'; });</script>
    <script defer src="${sandboxUrl}/widget/v2/abcd1234.js"></script></head><body></body></html>`;
  };
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, server, draw };
}

test('the app is opened as a user, and by this browser as another visitor', async () => {
  const app = await startApp();
  const own = await startSandbox('--site', app.url);
  onTestFinished(async () => {
    await own.close();
    app.server.close();
    app.server.closeAllConnections();
  });
  app.draw(own.url);
  await own.post('/people/join', { count: 1 });
  const page = await open();
  const first = await context.newPage();
  await first.goto(app.url);
  await expect.poll(() => first.title()).toBe('a stranger');

  await page.goto(own.url);
  await page.locator('.people a').click();
  const opening = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Open the app as this user' }).click();
  const opened = await opening;
  await expect.poll(() => opened.title()).toContain('@people.example');
  expect(opened.url()).toBe(app.url);

  await page.goto(`${own.url}/#/happen`);
  await page.getByRole('button', { name: 'Become another visitor' }).click();
  await opened.reload();
  await expect.poll(() => opened.title()).toBe('a stranger');
});

test.each<[size: keyof typeof sizes, colorScheme: 'light' | 'dark']>([
  ['wide', 'light'],
  ['narrow', 'dark'],
])('every panel is accessible, on %s screens with %s colours', async (size, colorScheme) => {
  await sandbox.post('/reset', { users: 30, seed: 1 });
  await send('addUser', 'amy@example.com');
  const page = await open('/', size, colorScheme);
  await page.getByText('on the list. Most referrals first.').waitFor();
  const names = await page.locator('.nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) {
    await page.goto(`${sandbox.url}/${name}`);
    await page.locator(`main h2`).waitFor();
    expect([name, ...(await violationsOf(page))]).toEqual([name]);
  }
});

test('below a base path the dashboard lists users, sends commands again and shows their mails', async () => {
  const below = await startSandbox('--base', '/waitlist', '--double-opt-in');
  expect(below.url).toMatch(/\/waitlist$/);
  const page = await open();
  // Without the slash at the end, as people type it.
  await page.goto(below.url);
  await page.getByRole('button', { name: 'Let 20 people join' }).click();
  await expect.poll(() => places(page)).toHaveLength(20);
  await send('addUser', { email: 'amy@example.com' }, below);
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByText('amy@example.com').first().waitFor();
  await page.getByRole('link', { name: 'Inbox' }).click();
  await page.getByRole('link', { name: 'amy@example.com' }).click();
  const link = page.frameLocator('iframe').getByRole('link', { name: 'Confirm my address' });
  expect(await link.getAttribute('href')).toContain('/waitlist/');
  await context.close();
  await below.close();
});

test('through a proxy the dashboard asks for the control token, or takes it from its address', async () => {
  const proxied = await startSandbox('--trust-proxy', 'loopback', '--control-token', 'open_sesame');
  const page = await open();
  await page.goto(proxied.url);
  await page.getByRole('heading', { name: 'This sandbox wants its control token' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Control token', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByText('That is not the token of this sandbox.').waitFor();
  await page.getByLabel('Control token', { exact: true }).fill('open_sesame');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Nobody has joined yet' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Nobody has joined yet' }).waitFor();

  const other = await context.newPage();
  await other.goto(`${proxied.url}/#token=open_sesame`);
  await other.getByRole('heading', { name: 'Nobody has joined yet' }).waitFor();
  expect(other.url()).toBe(`${proxied.url}/`);
  await context.close();
  await proxied.close();
  // The browser reports each refused request.
  problems = problems.filter((problem) => !problem.includes('403'));
});
