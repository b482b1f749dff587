/** The static Storybook, on a server of static files: below a path, and without a sandbox process. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ar } from '@prefinery-kit/react/locales';
import type { Browser } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chapters } from '../../.storybook/introduction/map.ts';
import { launch } from './browser.ts';

const root = join(import.meta.dirname, '../..');

/** Runs the program of an installed package. */
const run = (program: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    // Vitest sets NODE_ENV to "test".
    env: { ...process.env, NODE_ENV: 'production', VITEST: undefined },
  });

let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  // The same as `pnpm storybook:build`.
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

/** Opens Storybook, and collects its errors. */
async function open(path: string, colorScheme: 'light' | 'dark' = 'light') {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', colorScheme })).newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(new URL(path, server.resolvedUrls?.local[0]).href);
  return { page, story: page.frameLocator('#storybook-preview-iframe'), errors };
}

test('every part in the introduction links to a story that exists', async () => {
  const response = await fetch(new URL('index.json', server.resolvedUrls?.local[0]));
  const { entries } = await response.json();
  const stories = chapters.flatMap(({ parts }) => parts.map(({ story }) => story));
  expect(stories.filter((story) => !(story in entries))).toEqual([]);
});

test('the toolbar changes direction, language and theme of a story', async () => {
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

test('the defaults are English, light and left to right; a language brings its direction', async () => {
  const { story } = await open('?path=/story/joining-signupform--idle');
  await story.getByRole('button', { name: 'Join the waitlist' }).waitFor();
  const html = story.locator('html');
  expect(await html.getAttribute('dir')).toBe('ltr');
  expect(await html.evaluate((root) => getComputedStyle(root).colorScheme)).toBe('light');

  const { story: arabic } = await open('?path=/story/joining-signupform--idle&globals=language:ar');
  await arabic.getByRole('button', { name: ar.texts.signupForm.submit }).waitFor();
  expect(await arabic.locator('html').getAttribute('dir')).toBe('rtl');
});

test('in a dark system, Storybook itself and the stories are dark', async () => {
  const { page, story } = await open('?path=/story/joining-signupform--idle', 'dark');
  await story.getByRole('button', { name: 'Join the waitlist' }).waitFor();
  expect(await story.locator('html').evaluate((root) => getComputedStyle(root).colorScheme)).toBe('dark');
  const link = page.getByRole('link', { name: 'Introduction' });
  const color = await link.evaluate((element) => getComputedStyle(element).color);
  // Light text, so the page behind it is dark.
  expect(Number(/\d+/.exec(color)?.[0])).toBeGreaterThan(200);
});

test('opens on the introduction, whose signup form works', async () => {
  const { story, errors } = await open('.');
  await story.getByRole('heading', { name: 'Prefinery for React' }).waitFor();
  await story.getByLabel('E-mail address').fill('penny@bigbangtheory.com');
  await story.getByRole('button', { name: 'Join the waitlist' }).click();
  expect(await story.getByLabel('Your referral link').inputValue()).toMatch(/\/kit\/prefinery\/r\/\w+$/);
  expect(errors).toEqual([]);
});

test('the live campaign counts a friend who joins by a link', async () => {
  const { story, errors } = await open('?path=/story/live-campaign--two-visitors');
  const ada = story.frameLocator('iframe[title="Ada’s browser"]');
  const friend = story.frameLocator('iframe[title="The friend’s browser"]');
  await friend.getByLabel('E-mail address').fill('leonard@bigbangtheory.com');
  await friend.getByRole('button', { name: 'Join the waitlist' }).click();
  await friend.getByLabel('Your referral link').waitFor();
  await expect.poll(() => ada.getByRole('definition').first().textContent()).toBe('1');
  await ada.frameLocator('[data-prefinery=leaderboard] iframe').getByText('You').waitFor();
  expect(errors).toEqual([]);
});
