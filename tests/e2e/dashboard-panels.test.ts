/** The panels of the dashboard beside the list, in a browser: each is used, by role and label, and each is accessible. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch } from './browser.ts';
import { type RunningSandbox, startSandbox, violationsOf } from './dashboard-server.ts';

const welcome = { descriptor: 'welcome', name: 'Welcome gift', type: 'DoubleSided' };
const amy = 'amy@example.com';
const bob = 'bob@example.com';

let browser: Browser;
let sandbox: RunningSandbox;
let receiver: Server;
let received: string[];
let context: BrowserContext;
let problems: string[];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push(body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  [browser, sandbox] = await Promise.all([
    launch(),
    startSandbox(
      '--double-opt-in',
      ...['--webhook-url', `http://127.0.0.1:${port}/webhooks`],
      ...['--secret', 'hidden_secret', '--reward', JSON.stringify(welcome)],
    ),
  ]);
});
beforeEach(async () => {
  received = [];
  problems = [];
  await sandbox.post('/reset', { users: 0 });
});
afterEach(async () => {
  await context.close();
  expect(problems).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
  receiver.close();
});

const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

async function open(panel: string, size: keyof typeof sizes = 'wide', colorScheme: 'light' | 'dark' = 'light') {
  context = await browser.newContext({ viewport: sizes[size], colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${sandbox.url}/#/${panel}`);
  return page;
}

const read = async (path: string): Promise<unknown> => (await fetch(sandbox.url + path)).json();

const join = (data: object): Promise<unknown> =>
  sandbox.post('/api/abcd1234/addUser', { data, page: { url: sandbox.url, referrer: null }, referrer_code: null });

const confirm = (email: string): Promise<unknown> => sandbox.post('/people', { email, status: 'applied' });

/** Amy, and Bob whom she has referred: both have confirmed, and have earned a reward. */
async function joinBoth(): Promise<void> {
  await join({ email: amy, first_name: 'Amy' });
  await join({ email: bob, referred_by: amy });
  for (const email of [amy, bob]) await confirm(email);
}

const says = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).waitFor();

test('in the inbox a mail is read as HTML and as text, and its link confirms the user', async () => {
  await join({ email: amy });
  const page = await open('inbox');
  await page.getByRole('link', { name: amy }).click();
  const drawer = page.getByRole('dialog', { name: 'Confirm your e-mail address' });
  const body = drawer.frameLocator(`iframe[title="The mail to ${amy}"]`);
  await body.getByText(`You have joined the list with the address ${amy}`).waitFor();
  expect(await body.getByRole('link', { name: 'Confirm my address' }).getAttribute('href')).toContain('/confirm/');
  await drawer.getByText('Text', { exact: true }).click();
  await drawer.getByLabel('the text of the mail').getByText('Confirm my address:').waitFor();

  await drawer.getByRole('button', { name: 'Write again' }).click();
  await says(page, `Another mail to ${amy} is in the inbox.`);
  await drawer.getByRole('button', { name: 'Confirm the address' }).click();
  await says(page, `${amy} has confirmed the address.`);
  expect(await read(`/people?email=${amy}`)).toMatchObject({ status: 'applied' });
  await drawer.getByRole('button', { name: 'Write again' }).click();
  await says(page, `${amy} is applied.`);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('link', { name: amy }).count()).toBe(2);
});

test('the inbox marks mails that a fault holds, also while it is open', async () => {
  const page = await open('inbox');
  await page.getByRole('heading', { name: 'No mails yet' }).waitFor();
  await fetch(`${sandbox.url}/faults`, { method: 'PUT', body: '{"mails":"held"}' });
  await join({ email: amy });
  const badge = page.getByRole('link', { name: amy }).getByText('held');
  await expect.poll(() => badge.count()).toBe(1);
  await fetch(`${sandbox.url}/faults`, { method: 'DELETE' });
  await expect.poll(() => badge.count()).toBe(0);
});

test('the drawer of a user shows what the profile has, and nothing that it has not', async () => {
  const address = {
    address_line1: 'Hidden Lane 1',
    city: 'Pasadena',
    state: 'CA',
    postal_code: '91101',
    country: 'US',
  };
  await join({ email: amy, telephone: '+1 626 555 0199', ...address, custom_var1: 'founder' });
  const page = await open(`person/${amy}`);
  const facts = page.getByRole('dialog', { name: amy }).locator('.person-profile');
  await facts.waitFor();
  expect(await facts.locator('dt').allTextContents()).toEqual(['Telephone', 'Address', 'custom_var1', 'IP address']);
  expect(await facts.locator('dd').allInnerTexts()).toEqual([
    '+1 626 555 0199',
    'Hidden Lane 1\nPasadena, CA 91101\nUS',
    'founder',
    '127.0.0.1',
  ]);
  expect(await violationsOf(page)).toEqual([]);
});

test('rewards are delivered and revoked by hand, and filtered by their status', async () => {
  await joinBoth();
  const page = await open('rewards');
  await page.getByRole('button', { name: `Deliver Welcome gift of ${amy}` }).click();
  await says(page, `Welcome gift of ${amy} is delivered.`);
  await page.getByRole('button', { name: `Revoke Welcome gift of ${bob}` }).click();
  await says(page, `Welcome gift of ${bob} is revoked.`);
  expect(await read(`/rewards?email=${amy}`)).toMatchObject([{ status: 'delivered' }]);
  await page.getByLabel('Show').selectOption('Revoked');
  await expect
    .poll(() => page.getByRole('row').filter({ hasText: '@' }).allTextContents())
    .toEqual([expect.stringContaining(bob)]);
  await page.getByLabel('Show').selectOption('Earned');
  await page.getByRole('heading', { name: 'No reward is earned' }).waitFor();
});

test('numbers are drawn for the chosen measure and time, with a sentence and a table for people who do not see the chart', async () => {
  await sandbox.post('/clock', { stop: '2026-03-01T12:00:00Z' });
  await joinBoth();
  await sandbox.post('/clock', { forward: 24 * 60 * 60 * 1000 });
  await join({ email: 'carl@example.com' });
  const page = await open('numbers');
  await page
    .getByRole('img', { name: 'Signups by the day, from Mar 1, 2026 to Mar 2, 2026: most with 2 at Mar 1, 2026.' })
    .waitFor();
  await page.getByRole('radio', { name: /^Signups/ }).press('ArrowLeft');
  await page.getByRole('img', { name: /^Referrals by the day, .*: most with 1 at Mar 1, 2026/ }).waitFor();
  await page.getByText('The numbers as a table').click();
  const rows = page.getByRole('table').getByRole('row');
  await expect
    .poll(() => rows.allTextContents())
    .toEqual(['DaySignupsImpressionsConversionSharesReferrals', 'Mar 2, 202610–00', 'Mar 1, 202620–01']);
  await page.getByLabel('Time').selectOption('The last 24 hours');
  await page.getByRole('img', { name: /^Referrals by the hour/ }).waitFor();
});

test('faults are set with a sentence on what they do, and cleared', async () => {
  const page = await open('faults');
  await page.getByLabel('Script').selectOption('Blocked');
  await page.getByText('The script does not load, as with a content blocker').waitFor();
  await page.getByLabel('getUser').selectOption('HTTP 500');
  await page.getByText('2 faults', { exact: true }).waitFor();
  // The panel shows what is on its way, too.
  await expect.poll(() => read('/faults')).toMatchObject({ script: 'blocked', commands: { getUser: 500 } });
  await page.getByLabel('Script').selectOption('Works');
  await page.getByText('1 fault', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await says(page, 'Everything works.');
  expect(await read('/faults')).toEqual({ callbacks: 'documented' });
});

test('the clock is stopped, moved forward by an hour, a day and any time, and set back', async () => {
  const page = await open('clock');
  await page.getByLabel('Stop at (UTC)').fill('2026-03-01T12:00');
  await page.getByRole('button', { name: 'Stop there' }).click();
  const time = page.getByRole('main').getByText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
  await expect.poll(() => time.textContent()).toBe('2026-03-01 12:00:00 UTC');
  await page.getByRole('button', { name: 'Forward an hour' }).click();
  await expect.poll(() => time.textContent()).toBe('2026-03-01 13:00:00 UTC');
  await page.getByRole('button', { name: 'Forward a day' }).click();
  await expect.poll(() => time.textContent()).toBe('2026-03-02 13:00:00 UTC');
  await page.getByLabel('Forward by').fill('30');
  await page.getByLabel('Unit').selectOption('minutes');
  await page.getByRole('button', { name: 'Move forward' }).click();
  await expect.poll(() => time.textContent()).toBe('2026-03-02 13:30:00 UTC');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.getByText('running', { exact: true }).waitFor();
  expect(await read('/clock')).toMatchObject({ isStopped: false });
});

test('a snapshot is saved, loaded, downloaded, deleted, and brought back from its file', async () => {
  await join({ email: amy });
  const page = await open('snapshots');
  await page.getByLabel('Name of a new snapshot').fill('only amy');
  await page.keyboard.press('Enter');
  await says(page, 'The snapshot only amy is saved, with 1 users.');
  await join({ email: bob });
  await page.getByRole('button', { name: 'Load only amy', exact: true }).click();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('dialog', { name: 'Load only amy?' }).getByRole('button', { name: 'Load it' }).click();
  await says(page, 'The campaign is as it was in only amy.');
  expect(await read('/people')).toMatchObject([{ email: amy }]);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download only amy' }).click();
  const file = await readFile(await (await downloading).path());
  await page.getByRole('button', { name: 'Delete only amy' }).click();
  await page.getByText('There is none yet.').waitFor();
  const upload = (name: string, buffer: Buffer) =>
    page.getByLabel('A snapshot from a file').setInputFiles({ name, mimeType: 'application/x-ndjson', buffer });
  // The second file is chosen before the first one is answered. Its message is the last one all the same.
  let answer = (): void => {};
  const isAnswered = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/snapshots\/from/, async (route) => {
    const response = await route.fetch();
    if (route.request().method() === 'PUT') await isAnswered;
    await route.fulfill({ response });
  });
  await upload('from a colleague.jsonl', file);
  await page.getByRole('button', { name: 'Load from a colleague', exact: true }).waitFor();
  await upload('newer.jsonl', Buffer.from(String(file).replace('"version":1', '"version":2')));
  answer();
  await says(page, 'The snapshot from a colleague is stored.');
  await says(page, 'The snapshot has the version 2, and this sandbox reads version 1.');
  await page.getByRole('button', { name: 'Delete from a colleague' }).click();
  await page.getByText('There is none yet.').waitFor();
});

test('users are imported from CSV, with errors by line and column, and exported', async () => {
  const page = await open('snapshots');
  const bring = (csv: string) =>
    page
      .getByLabel('Import a file')
      .setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await bring(`email,referred_by\n${amy},\nbob,${amy}\n`);
  await page.getByRole('alert').getByText('Line 3, email: bob is no e-mail address.').waitFor();
  expect(await read('/people')).toEqual([]);
  await bring(`email,referred_by\n${amy},\n${bob},${amy}\n`);
  await says(page, '2 users are new, and 0 were known.');
  expect(await read(`/people?email=${amy}`)).toMatchObject({ referrals: 1, list_position: 1 });
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all users' }).click();
  expect(await readFile(await (await downloading).path(), 'utf8')).toMatch(
    /^email,status,.*\r\namy@example\.com,applied,/,
  );
});

test('a webhook is shown with body, signature and answer, and is sent again', async () => {
  await join({ email: amy });
  const page = await open('webhooks');
  await page.getByRole('link', { name: 'user_created' }).click();
  const drawer = page.getByRole('dialog', { name: 'user_created' });
  await drawer.getByText('HTTP 200').waitFor();
  await drawer.getByText('The body is a guess').waitFor();
  expect(JSON.parse((await drawer.getByLabel('the body').textContent()) ?? '')).toEqual(JSON.parse(received[0] ?? ''));
  expect(await drawer.getByLabel('the signature').textContent()).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
  expect(await violationsOf(page)).toEqual([]);
  await drawer.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => received.length).toBe(2);
  expect(received[1]).toBe(received[0]);
});

test('settings say where they came from, and show no secret', async () => {
  const page = await open('settings');
  const setting = (name: string) =>
    page
      .getByRole('main')
      .locator('dl > div')
      .filter({ has: page.getByText(name, { exact: true }) });
  await expect.poll(() => setting('doubleOptIn').textContent()).toMatch(/onby command line--double-opt-in$/);
  expect(await setting('secret').textContent()).toMatch(/set, and not shownby command line--secret$/);
  expect(await setting('vanityCodes').textContent()).toMatch(/offdefault$/);
  await page.getByLabel('Only what was set').check();
  await setting('vanityCodes').waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain('hidden_secret');
});

/** The panels, and a text of each that is there once it is drawn. */
const contents = {
  inbox: 'carl@example.com',
  rewards: 'Welcome gift',
  numbers: 'The numbers as a table',
  faults: '2 faults',
  clock: 'running',
  snapshots: 'Download both',
  webhooks: 'user_created',
  settings: 'doubleOptIn',
};

test.each([
  ['wide', 'light'],
  ['narrow', 'dark'],
] as const)('all panels are accessible and fit the screen, %s and %s', async (size, scheme) => {
  await joinBoth();
  await sandbox.post('/snapshots', { save: 'both' });
  await fetch(`${sandbox.url}/faults`, { method: 'PUT', body: '{"mails":{"slow":60000},"script":"empty"}' });
  await join({ email: 'carl@example.com' });
  const page = await open('inbox', size, scheme);
  const found: string[] = [];
  for (const [name, text] of Object.entries(contents)) {
    await page.goto(`${sandbox.url}/#/${name}`);
    await page.getByRole('main').getByText(text).first().waitFor();
    found.push(...(await violationsOf(page)).map((violation) => `${name}: ${violation}`));
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (isTooWide) found.push(`${name}: is wider than the screen`);
  }
  expect(found).toEqual([]);
  await sandbox.post('/snapshots', { load: 'both' });
  await fetch(`${sandbox.url}/snapshots/both`, { method: 'DELETE' });
});
