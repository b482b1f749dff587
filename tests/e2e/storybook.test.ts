/** The static Storybook, as any server of files hands it out: below a folder, and without a sandbox beside it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ar } from '@prefinery-kit/react/locales';
import type { Browser, FrameLocator } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chapters } from '../../.storybook/introduction/map.ts';
import { launch } from './browser.ts';

const root = join(import.meta.dirname, '../..');

/** Runs a program of a package, such as people do by its name. */
const run = (program: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    // The tests' own environment is none of a build.
    env: { ...process.env, NODE_ENV: 'production', VITEST: undefined },
  });

let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  // What `pnpm storybook:build` does.
  await run('storybook/dist/bin/dispatcher.js', 'build', '--quiet');
  await run('vite/bin/vite.js', 'build', '--config', '.storybook/static/vite.config.ts');
  server = await preview({
    configFile: false,
    base: '/kit/',
    appType: 'mpa',
    logLevel: 'error',
    build: { outDir: join(root, 'storybook-static') },
    preview: { port: 0, host: '127.0.0.1' },
  });
  browser = await launch();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Opens Storybook, and keeps what it complains about. */
async function open(path: string): Promise<{ story: FrameLocator; complaints: string[] }> {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(new URL(path, server.resolvedUrls?.local[0]).href);
  return { story: page.frameLocator('#storybook-preview-iframe'), complaints };
}

test('every part of the introduction’s map has its story', async () => {
  const response = await fetch(new URL('index.json', server.resolvedUrls?.local[0]));
  const { entries } = await response.json();
  const stories = chapters.flatMap(({ parts }) => parts.map(({ story }) => story));
  expect(stories.filter((story) => !(story in entries))).toEqual([]);
});

test('the toolbar turns the page, changes its language, and darkens it', async () => {
  const globals = 'language:ar;direction:rtl;theme:dark';
  const { story } = await open(`?path=/story/joining-signupform--idle&globals=${globals}`);
  await story.getByRole('button', { name: ar.texts.signupForm.submit }).waitFor();
  const look = () =>
    story.locator('html').evaluate((html) => ({
      dir: html.getAttribute('dir'),
      lang: html.getAttribute('lang'),
      scheme: getComputedStyle(html).colorScheme,
      direction: getComputedStyle(html.querySelector('form') ?? html).direction,
    }));
  expect(await look()).toEqual({ dir: 'rtl', lang: 'ar', scheme: 'dark', direction: 'rtl' });
});

test('without the toolbar the page is English, light, and from left to right; a language brings its direction', async () => {
  const { story } = await open('?path=/story/joining-signupform--idle');
  await story.getByRole('button', { name: 'Join the waitlist' }).waitFor();
  const html = story.locator('html');
  expect(await html.getAttribute('dir')).toBe('ltr');
  expect(await html.evaluate((root) => getComputedStyle(root).colorScheme)).toBe('light');

  const { story: arabic } = await open('?path=/story/joining-signupform--idle&globals=language:ar');
  await arabic.getByRole('button', { name: ar.texts.signupForm.submit }).waitFor();
  expect(await arabic.locator('html').getAttribute('dir')).toBe('rtl');
});

test('opens on the introduction, where somebody joins', async () => {
  const { story, complaints } = await open('.');
  await story.getByRole('heading', { name: 'Prefinery for React' }).waitFor();
  await story.getByLabel('E-mail address').fill('penny@bigbangtheory.com');
  await story.getByRole('button', { name: 'Join the waitlist' }).click();
  expect(await story.getByLabel('Your referral link').inputValue()).toMatch(/\/kit\/prefinery\/r\/\w+$/);
  expect(complaints).toEqual([]);
});

test('has a live campaign, where a friend joins by a link and is counted', async () => {
  const { story, complaints } = await open('?path=/story/live-campaign--two-visitors');
  const ada = story.frameLocator('iframe[title="Ada’s browser"]');
  const friend = story.frameLocator('iframe[title="The friend’s browser"]');
  await friend.getByLabel('E-mail address').fill('leonard@bigbangtheory.com');
  await friend.getByRole('button', { name: 'Join the waitlist' }).click();
  await friend.getByLabel('Your referral link').waitFor();
  await expect.poll(() => ada.getByRole('definition').first().textContent()).toBe('1');
  await ada.frameLocator('[data-prefinery=leaderboard] iframe').getByText('You').waitFor();
  expect(complaints).toEqual([]);
});
