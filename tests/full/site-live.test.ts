/** Every sample that runs on the site, before and after its visitor has joined. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// oxlint-disable-next-line import/no-namespace -- The test goes through all exports.
import * as kit from '../../packages/react/src/index.ts';
// oxlint-disable-next-line import/no-namespace -- The test goes through all exports.
import * as qr from '../../packages/react/src/qr/index.ts';
import { blocksOf } from '../../scripts/blocks.ts';
import { launch } from '../e2e/browser.ts';
import { type BuiltSite, buildSite, path, visitSite } from './site/built.ts';
import { type Host, serveFiles } from './site/hosts.ts';

let site: BuiltSite;
let host: Host;
let browser: Browser;

beforeAll(async () => {
  site = await buildSite('docs');
  host = await serveFiles(site.folder);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  await site?.remove();
});

/** Components and hooks that run in no sample, and why. */
const without: Record<string, string> = {
  PrefineryProvider: 'Every sample runs below one, which the site renders.',
};

describe('each export has a sample that runs', () => {
  const docs = join(import.meta.dirname, '../../docs');
  const samples = readdirSync(docs)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => blocksOf(readFileSync(join(docs, name), 'utf8')))
    .filter(({ mark }) => mark === 'live')
    .map(({ code }) => code);
  const names = [...Object.keys(kit), ...Object.keys(qr)].filter(
    (name) => /^(?:[A-Z]|use[A-Z])/.test(name) && !name.endsWith('Error') && !(name in without),
  );

  test.each(names)('%s', (name) => {
    expect(samples.filter((code) => new RegExp(`<${name}\\b|\\b${name}\\(`).test(code))).not.toEqual([]);
  });
});

/** The samples of a page in which nothing can be seen, also inside of a frame. */
const emptySamples = (): string[] => {
  const hasContent = (element: HTMLElement): boolean =>
    element.innerText.trim() !== '' || element.querySelector('svg, img, input, canvas') !== null;
  return [...document.querySelectorAll<HTMLElement>('[data-live]:not(body)')].flatMap((place) => {
    const frames = [...place.querySelectorAll('iframe')].filter((frame) => frame.checkVisibility());
    const isDrawn =
      place.getBoundingClientRect().height > 20 &&
      (frames.length > 0 || hasContent(place)) &&
      frames.every(({ contentDocument }) => contentDocument !== null && hasContent(contentDocument.body));
    return isDrawn ? [] : [`${place.dataset['live']}: ${place.innerHTML.slice(0, 200)}`];
  });
};

/** The samples that render nothing, with the reason that the site gives. */
const notes = (page: Page): Promise<string[]> =>
  page.locator('.live', { has: page.locator('.empty-note:visible') }).allInnerTexts();

describe.each(['index', 'components', 'hooks'])('the samples of %s', (name) => {
  test('are drawn without an error for a new visitor, and after they have joined', async () => {
    const { page, context, errors } = await visitSite(browser, `${host.url}${path}/${name}.html`);
    await expect.poll(() => page.evaluate(emptySamples)).toEqual([]);
    for (const note of await notes(page)) expect(note).toContain('because you have not joined');
    if (name !== 'index') {
      const you = page.getByRole('region', { name: 'You, in the live samples' });
      await you.getByRole('button', { name: 'Join as Penny' }).click();
      await you.getByText(/You are number \d+ of \d+ here/).waitFor();
      await expect.poll(() => page.evaluate(emptySamples)).toEqual([]);
      // Only what `Anonymous` renders is gone.
      const gone = name === 'components' ? [expect.stringContaining('because you have joined')] : [];
      await expect.poll(() => notes(page)).toEqual(gone);
      await page.reload();
      await you.getByText(/You are number \d+ of \d+ here/).waitFor();
      await expect.poll(() => page.evaluate(emptySamples)).toEqual([]);
    }
    expect(errors).toEqual([]);
    await context.close();
  });
});

test('the signature in the documents starts the session of a made-up user', async () => {
  const { page, context, errors } = await visitSite(browser, `${host.url}${path}/hooks.html`);
  await page.getByRole('button', { name: 'Log in as Thuỳ Dương' }).click();
  await page.getByText('Welcome, number 1.').waitFor();
  expect(errors).toEqual([]);
  await context.close();
});
