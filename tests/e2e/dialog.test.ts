/** The page behind an open dialog keeps its width, where scrollbars take space. */
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';

const app = `
  import { PrefineryProvider, ReferralPageDialog } from '@prefinery-kit/react';
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  const dialog = createElement(ReferralPageDialog, { children: 'Invite friends' });
  createRoot(document.querySelector('main')).render(createElement(PrefineryProvider, { project: 'abcd1234' }, dialog));
`;

let browser: Browser;
let script: string;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: app, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    conditions: ['@prefinery-kit/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  script = outputFiles[0]?.text ?? '';
  // Playwright hides scrollbars otherwise.
  browser = await chromium.launch({ ...launchOptions(), ignoreDefaultArgs: ['--hide-scrollbars'] });
});
afterAll(() => browser.close());

test.each([
  ['a page', 5000, ''],
  ['a page whose <body> has the scrollbar', 5000, 'body { overflow-y: scroll }'],
  ['a page whose <html> has the scrollbar', 50, 'html { overflow-y: scroll }'],
  ['a page with a gutter on both sides', 5000, 'html { scrollbar-gutter: stable both-edges }'],
  ['a page without a scrollbar', 50, ''],
])('%s keeps its width and its place while a dialog is open', async (_, height, css) => {
  const page = await browser.newPage();
  await page.route('**/*', (route) => route.abort());
  await page.setContent(
    `<!doctype html><style>${css}</style><main style="height: ${height}px"></main><script>${script.replaceAll('</script', '<\\/script')}</script>`,
  );
  const read = () =>
    page.evaluate(() => {
      const { left, width } = (document.querySelector('main') ?? document.body).getBoundingClientRect();
      return [left, width, scrollY];
    });
  const button = page.getByRole('button', { name: 'Invite friends' });
  await button.waitFor();
  await page.evaluate(() => scrollTo(0, 1));
  const before = await read();
  await button.click();
  await page.locator('dialog:modal').waitFor();
  expect(await read()).toEqual(before);
  await page.mouse.move(5, 500);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await read()).toEqual(before);
  await page.close();
});
