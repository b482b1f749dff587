/** The site in browsers that keep nothing for it: plain HTTP from another machine, blocked storage, and no IndexedDB. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { leaderboard } from '../e2e/browser.ts';
import { type BuiltSite, buildSite, path } from './site/built.ts';
import { type Host, serveFiles } from './site/hosts.ts';

let site: BuiltSite;
let host: Host;
let profile: string;
let context: BrowserContext;

beforeAll(async () => {
  site = await buildSite('docs');
  host = await serveFiles(site.folder);
});
afterAll(async () => {
  await host?.close();
  await site?.remove();
});
afterEach(async () => {
  await context?.close();
  await rm(profile, { recursive: true, force: true });
});

/** Opens a page in a browser with these settings and arguments. */
async function open(url: string, settings: object, args: readonly string[] = []) {
  profile = await mkdtemp(join(tmpdir(), 'prefinery-kit-profile-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(settings));
  const options = launchOptions();
  context = await chromium.launchPersistentContext(profile, { ...options, args: [...(options.args ?? []), ...args] });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  return { page, errors };
}

/** What stands in the places of the samples, each text once. */
const instead = async (page: Page) => [...new Set(await page.locator('.live').allInnerTexts())];

test('over plain HTTP from another machine, the page says that samples need HTTPS, and works', async () => {
  const url = `${host.url.replace('localhost', 'docs.test')}${path}/components.html`;
  const { page, errors } = await open(url, {}, ['--host-resolver-rules=MAP docs.test 127.0.0.1']);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  const reason =
    'The campaign of this page runs in a service worker, which browsers allow over HTTPS and on localhost only.';
  await expect.poll(() => instead(page)).toEqual([`This sample cannot run here. ${reason}`]);
  const copy = page.getByRole('button', { name: 'Copy' }).first();
  await copy.click();
  await page.getByRole('button', { name: 'Copying was refused' }).waitFor();
  expect(errors).toEqual([]);
});

test('with blocked storage, the page says so, and search and color scheme work', async () => {
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  const { page, errors } = await open(`${host.url}${path}/components.html`, settings);
  const reason =
    'The campaign of this page runs in a service worker, which this browser refused. Allow cookies and site data for this page.';
  await expect.poll(() => instead(page)).toEqual([`This sample cannot run here. ${reason}`]);
  await page.getByRole('button', { name: 'Switch to the other color scheme' }).click();
  expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('honeypot');
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  expect(errors).toEqual([]);
});

test('without IndexedDB, the campaign is in memory', async () => {
  const copy = join(site.folder, 'without-indexeddb');
  await cp(join(site.folder, path), copy, { recursive: true });
  const worker = join(copy, 'sandbox.js');
  const blocked = `Object.defineProperty(self,'indexedDB',{get(){throw new DOMException('blocked','SecurityError')}});`;
  await writeFile(worker, blocked + (await readFile(worker, 'utf8')));
  const { page, errors } = await open(`${host.url}/without-indexeddb/components.html`, {});
  await page.getByRole('button', { name: 'Join as Penny' }).click();
  await page.getByText(/You are number \d+ of \d+ here/).waitFor();
  await expect.poll(() => leaderboard(page).first().getByRole('row').count()).toBe(12);
  expect(errors).toEqual([]);
});
