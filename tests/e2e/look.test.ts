/** The stylesheet in a production build of Vite, which rewrites stylesheets for older browsers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleApp } from '../look/bundle.ts';
import { type File, see, type Site } from '../look/see.ts';
import { type Look, type System, themes } from '../look/themes.ts';
import { launch } from './browser.ts';

const root = join(import.meta.dirname, '../..');
const app = join(root, 'tests/look/app');

let browser: Browser;
let files: Map<string, File>;
const site: Site = (path) => files.get(path);

beforeAll(async () => {
  files = await bundleApp();
  browser = await launch();
});
afterAll(() => browser.close());

test.each(themes.map((theme) => [theme.title, theme] as const))(
  'built by Vite, the parts have their colors with %s',
  async (_title, theme) => {
    expect(await see(browser, site, theme)).toEqual(theme.looks);
  },
);

/** The same build for a browser without `light-dark()`: an unknown function name has the same effect. */
const older: Site = async (path) => {
  const file = await site(path);
  return file && { ...file, body: String(file.body).replaceAll('light-dark', 'unknown') };
};

const plainPage: Record<System, Look> = {
  light: {
    button: 'rgb(0, 0, 238)',
    buttonText: 'rgb(255, 255, 255)',
    field: 'rgb(255, 255, 255)',
    fieldBorder: 'rgb(128, 128, 128)',
    card: 'rgb(255, 255, 255)',
    cardBorder: 'rgb(128, 128, 128)',
  },
  dark: {
    button: 'rgb(158, 158, 255)',
    buttonText: 'rgb(18, 18, 18)',
    field: 'rgb(18, 18, 18)',
    fieldBorder: 'rgb(128, 128, 128)',
    card: 'rgb(18, 18, 18)',
    cardBorder: 'rgb(128, 128, 128)',
  },
};

test.each([
  ['no color-scheme', { light: plainPage.light, dark: plainPage.light }],
  ['a color-scheme in a <meta>', plainPage],
  ['dark on :root in @layer base', { light: plainPage.dark, dark: plainPage.dark }],
])('in a browser without light-dark(), the parts have the colors of a plain page with %s', async (title, looks) => {
  const theme = themes.find((one) => one.title === title);
  expect(theme && (await see(browser, older, theme))).toEqual(looks);
});

test('Vite rewrites `light-dark()` in an app’s stylesheet, so these tests cover a rewritten one', () => {
  expect(String(files.get('/themed.css')?.body)).toContain('--lightningcss-dark');
});

test('the tokens of these tests are those of docs/theming.md', () => {
  const sample = /^(\.waitlist \{[^]*?^\})$/m.exec(readFileSync(join(root, 'docs/theming.md'), 'utf8'))?.[1];
  expect(sample).toContain('--prefinery-accent: light-dark(');
  expect(readFileSync(join(app, 'themes.css'), 'utf8')).toContain(sample);
});
