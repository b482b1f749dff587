/** The page of the probe in a real browser, against a sandbox that stands for the hosted service. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchOptions } from '../../../../scripts/browser.ts';
import { key, openProbing, people, type Probing, secret, webhookSecret } from '../../test/probing.ts';
import type { SandboxOptions } from '../options/table.ts';
import { recordedOptions } from './recorded.ts';

const axe = createRequire(import.meta.url).resolve('axe-core');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
}, 60_000);
afterAll(() => browser.close());

async function open(options: Partial<SandboxOptions> = {}, given: { wait?: number } = {}): Promise<Probing> {
  const probing = await openProbing(browser, options, given);
  onTestFinished(() => probing.close());
  return probing;
}

test('a report has no e-mail address, name, code, link, signature or secret of the users on the list', async () => {
  const setting = await open({ vanityCodes: true });
  const report = await setting.run();
  const users = await setting.sandbox.people();
  const emails = users.map(({ email }) => email);
  expect(emails).toEqual(expect.arrayContaining([...people]));
  const signature = createHmac('sha256', secret).update(people[0]).digest('hex');
  const told = users.flatMap((user) => textsOf(user)).filter((text) => text.length > 3 && /[\dA-Z@]/.test(text));
  const text = JSON.stringify(report);
  expect(told.length).toBeGreaterThan(15);
  expect([...told, signature, secret, webhookSecret, key].filter((value) => text.includes(value))).toEqual([]);
  expect(text).not.toMatch(/@|caltech|probing|127\.0\.0\.1:/i);
}, 120_000);

/** All texts in a value. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

test.each([
  [{ width: 1280, height: 800 }, 'light'],
  [{ width: 390, height: 844 }, 'dark'],
] as const)(
  'the page is accessible before, while and after it runs, %o, %s',
  async (viewport, colorScheme) => {
    const setting = await open({ callbacks: 'observed' });
    const { page } = setting;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    expect(await violationsOf(page)).toEqual([]);
    await setting.run();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  },
  120_000,
);

/** What axe finds in the page, by rule and element. */
async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(axe, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Pick<typeof Axe, 'run'> };
    const { violations } = await axe.run({ exclude: ['#frames'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

test('webhooks that come to the probe are in the report, with whether their signature is right', async () => {
  const setting = await open();
  const body = JSON.stringify({ event: 'user_created', user: { email: people[0], referral_code: 'abcde' } });
  const signed = createHmac('sha256', webhookSecret).update(`1612540400.${body}`).digest('hex');
  const send = (signature: string) =>
    fetch(`${setting.probe.url}webhooks`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-prefinery-signature': `t=1612540400,v1=${signature}` },
    });
  await send(signed);
  await send('0'.repeat(64));
  const { webhooks } = await setting.run(null);
  expect(webhooks.map((webhook) => webhook.signed)).toEqual([true, false]);
  expect(webhooks[0]?.body).toEqual({ event: '"user_created"', user: { email: 'e-mail', referral_code: 'text' } });
}, 120_000);

test('a first address that has joined already is refused with an explanation, and others can be given', async () => {
  const setting = await open();
  const [known = ''] = (await setting.sandbox.people()).map(({ email }) => email);
  const { page } = setting;
  await page.getByLabel('Also add two users').check();
  await page.getByLabel('First address').fill(known);
  await page.getByLabel('Second address').fill(people[1]);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('alert').getByText('It may have joined already').waitFor({ timeout: 60_000 });
  expect(await setting.run()).toMatchObject({ parts: ['reads', 'signed', 'writes', 'rest'] });
}, 120_000);

test('a project whose script does not exist is explained', async () => {
  const setting = await open({}, { wait: 500 });
  await setting.context.route('**/widget/**', (route) => route.abort());
  await setting.page.reload();
  await setting.page.getByRole('button', { name: 'Start' }).click();
  await expect.poll(() => setting.page.getByRole('alert').textContent()).toContain('The script did not run');
}, 120_000);

test('signatures are given to the page of the probe only, and under a name of this machine only', async () => {
  const { probe } = await open();
  const { port } = new URL(probe.url);
  const sign = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', method: 'POST', path: '/sign', headers }, ({ statusCode }) =>
        resolve(statusCode),
      );
      asked.on('error', reject).end('{"identifier":"leonard@bigbangtheory.com"}');
    });
  expect(await sign({})).toBe(403);
  expect(await sign({ host: 'rebound.example' })).toBe(421);
}, 60_000);

test('without addresses the probe adds no user', async () => {
  const setting = await open();
  const before = await setting.sandbox.people();
  const report = await setting.run(null);
  expect(report.parts).toEqual(['reads', 'signed', 'rest']);
  expect(await setting.sandbox.people()).toEqual(before);
  expect(recordedOptions(report)).toEqual({
    ...{ callbacks: 'documented', identityVerification: true, restErrors: 'list' },
    ...{ keptReferrer: 'last', leaderboardColumns: ['position', 'name', 'referrals'] },
  });
}, 120_000);
