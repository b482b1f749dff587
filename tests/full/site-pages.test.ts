/** Every page of the documentation: its structure, accessibility and size, with and without JavaScript, and the search. */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../e2e/browser.ts';
import { type BuiltSite, buildSite, path, visitSite } from './site/built.ts';
import { type Host, serveFiles } from './site/hosts.ts';

let site: BuiltSite;
let host: Host;
let browser: Browser;
/** The file names of all pages. */
let pages: string[];

beforeAll(async () => {
  site = await buildSite('docs');
  pages = (await readdir(join(site.folder, path))).filter((name) => name.endsWith('.html'));
  host = await serveFiles(site.folder);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  await site?.remove();
});

const addressOf = (name: string): string => `${host.url}${path}/${name}`;

/** What a page has to have for people who do not see it, or have a phone. */
const outlineOf = (page: Page) =>
  page.evaluate(() => {
    const levels = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map((heading) =>
      Number(heading.tagName[1]),
    );
    const [first] = document.querySelectorAll<HTMLAnchorElement>('body a, body button');
    return {
      language: document.documentElement.lang,
      mains: document.querySelectorAll('main').length,
      firstLink: first?.textContent?.trim(),
      skipsTo: document.querySelector(first?.hash ?? 'none')?.tagName,
      h1s: levels.filter((level) => level === 1).length,
      skippedLevels: levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1),
      width: document.documentElement.scrollWidth,
      hasDescription: (document.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '').length > 10,
    };
  });

describe('every page', () => {
  test('has no accessibility violation, in light and dark', { timeout: 600_000 }, async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const found: string[] = [];
    const { page, context } = await visitSite(browser, addressOf(''));
    for (const name of pages) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(addressOf(name));
      // The samples, which start a service worker.
      if ((await page.locator('.live').count()) > 0) await page.locator('.sample').last().waitFor();
      await page.evaluate(axe);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // Colors are all that differs in the dark.
        const { violations } = await page.evaluate<AxeResults>(
          colorScheme === 'light' ? 'axe.run()' : `axe.run({ runOnly: ['color-contrast'] })`,
        );
        found.push(
          ...violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${name} ${colorScheme} ${id}: ${html} ${failureSummary}`),
          ),
        );
      }
    }
    await context.close();
    expect(found).toEqual([]);
  });

  test('has one title, headings in order, a link to the content, and fits a phone', async () => {
    const { page, context } = await visitSite(browser, addressOf(''), { viewport: { width: 390, height: 800 } });
    const outlines: Record<string, unknown> = {};
    const titles = new Map<string, string>();
    for (const name of pages) {
      await page.goto(addressOf(name));
      outlines[name] = await outlineOf(page);
      titles.set(await page.title(), name);
    }
    await context.close();
    expect(outlines).toEqual(
      Object.fromEntries(
        pages.map((name) => [
          name,
          {
            language: 'en',
            mains: 1,
            firstLink: 'Skip to the content',
            skipsTo: 'MAIN',
            h1s: 1,
            skippedLevels: [],
            width: 390,
            hasDescription: true,
          },
        ]),
      ),
    );
    expect(titles.size).toBe(pages.length);
  });

  test.each([1280, 390])('can be read without JavaScript, %i wide', async (width) => {
    const { page, context } = await visitSite(browser, addressOf(''), {
      javaScriptEnabled: false,
      viewport: { width, height: 800 },
    });
    for (const name of pages.filter((file) => file !== 'index.html')) {
      await page.goto(addressOf(name));
      expect((await page.locator('article').innerText()).length).toBeGreaterThan(300);
      // Nothing is left that only a script could bring to life.
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.locator('.live:visible').count()).toBe(0);
      if (width < 1000) await page.locator('summary').click();
      const current = page.getByRole('navigation', { name: /^Documentation/ }).locator('[aria-current=page]:visible');
      expect(await current.getAttribute('href')).toBe(`./${name}`);
    }
    await context.close();
  });
});

describe('the search', () => {
  async function openSearch(): Promise<Page> {
    const { page } = await visitSite(browser, addressOf('next.html'));
    await page.getByRole('button', { name: 'Search' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.type('consent');
    await page.getByRole('dialog').getByRole('link').nth(3).waitFor();
    return page;
  }

  /** What has the focus. */
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

  test('is used by the keyboard alone', async () => {
    const page = await openSearch();
    expect(
      await page
        .getByRole('status')
        .filter({ hasText: /^The first 12 of \d+ sections$/ })
        .count(),
    ).toBe(1);
    const links = page.getByRole('dialog').getByRole('link');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(await links.first().textContent());
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(await links.nth(1).textContent());
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe(await links.last().textContent());
    const target = await links.last().getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(target ?? '');
    await page.context().close();
  });

  test('closes at Escape, and the button has the focus again', async () => {
    const page = await openSearch();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused(page)).toContain('Search');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused(page)).toContain('Search');
    await page.context().close();
  });

  test('says what it did not find', async () => {
    const page = await openSearch();
    await page.getByRole('searchbox').fill('qqqzzz');
    await expect.poll(() => page.getByText('Nothing found for “qqqzzz”.').isVisible()).toBe(true);
    await page.context().close();
  });

  test('says that the index could not be loaded, and loads it when it is opened again', async () => {
    const { page, context } = await visitSite(browser, addressOf('next.html'));
    await page.route('**/search.json', (route) => route.abort());
    await page.keyboard.press('/');
    await expect.poll(() => page.getByText('The search could not be loaded.').isVisible()).toBe(true);
    await page.unroute('**/search.json');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('consent');
    await page.getByRole('dialog').getByRole('link').nth(3).waitFor();
    await context.close();
  });

  test('says that its script could not be loaded, and loads it when it is opened again', async () => {
    const { page, context } = await visitSite(browser, addressOf('next.html'));
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.getByRole('button', { name: 'Search' }).click();
    await expect.poll(() => page.getByText('The search could not be loaded.').isVisible()).toBe(true);
    await page.unroute('**/assets/*.js');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('consent');
    await page.getByRole('dialog').getByRole('link').nth(3).waitFor();
    await context.close();
  });

  // Without this, a "/" right after it is typed into the closed search: browsers move the focus out of what is hidden in the next frame.
  test('a search that was opened by its key has no focus once Escape has closed it', async () => {
    const { page, context } = await visitSite(browser, addressOf('next.html'));
    await page.keyboard.press('/');
    await page.getByRole('searchbox').waitFor();
    await page.evaluate(() => {
      addEventListener('keydown', () => (document.title = document.activeElement?.tagName ?? ''));
    });
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').waitFor({ state: 'hidden' });
    expect(await page.title()).toBe('BODY');
    await context.close();
  });
});
