/** The order of layers in docs/theming.md, as Tailwind compiles it, in Chromium. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrefineryProvider, SignupForm } from '@prefinery-kit/react';
import type { Browser } from 'playwright';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { compile } from 'tailwindcss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser.ts';

const root = join(import.meta.dirname, '../..');
const { resolve } = createRequire(import.meta.url);
const sources: Record<string, string> = {
  tailwindcss: resolve('tailwindcss/index.css'),
  '@prefinery-kit/react/styles.css': join(root, 'packages/react/src/styles.css'),
};

/** The stylesheet of the guide. */
const [, stylesheet = ''] =
  /^## Tailwind$[^]*?^```css\n([^]*?)^```$/m.exec(readFileSync(join(root, 'docs/theming.md'), 'utf8')) ?? [];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Computed styles of a form with a utility class of Tailwind's, and of its button. */
async function look(css: string) {
  const { build } = await compile(css, {
    async loadStylesheet(id) {
      const path = sources[id];
      if (!path) throw new Error(`${id} is not known here.`);
      return { path, base: dirname(path), content: readFileSync(path, 'utf8') };
    },
  });
  const form = createElement(SignupForm, { className: 'gap-10' });
  const html = renderToString(createElement(PrefineryProvider, { project: 'abcd1234' }, form));
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><style>${build(['gap-10'])}</style>${html}`);
  const styleOf = (selector: string) =>
    page.locator(selector).evaluate((element) => {
      const { rowGap, backgroundColor, borderRadius } = getComputedStyle(element);
      return { rowGap, backgroundColor, borderRadius };
    });
  const found = { form: await styleOf('form'), button: await styleOf('button') };
  await page.close();
  return found;
}

test('with the guide’s order of layers the parts are styled, and utilities of Tailwind’s win over the kit', async () => {
  expect(stylesheet).toContain("@import 'tailwindcss';");
  const { form, button } = await look(stylesheet);
  expect(form.rowGap).toBe('40px');
  expect(button).toMatchObject({ backgroundColor: 'rgb(26, 86, 219)', borderRadius: '10px' });
});

test('without the order of layers the last stylesheet wins: the kit over utilities, or Tailwind’s reset over the kit', async () => {
  const [, ...imports] = stylesheet.trim().split('\n');
  expect((await look(imports.join('\n'))).form.rowGap).toBe('16px');
  expect((await look(imports.toReversed().join('\n'))).button.backgroundColor).toBe('rgba(0, 0, 0, 0)');
});
