/** Follows README.md and the guides to frameworks in new apps. `pnpm first-hour` does the same, and takes screenshots. */
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { openApp } from '../../scripts/first-hour/app.ts';
import { astroHour } from '../../scripts/first-hour/astro.ts';
import { besideTheSnippetHour } from '../../scripts/first-hour/beside-the-snippet.ts';
import { nextHour } from '../../scripts/first-hour/next.ts';
import { type Packed, packAll } from '../../scripts/first-hour/packed.ts';
import { plainTypeScriptHour } from '../../scripts/first-hour/plain-typescript.ts';
import { reactRouterHour } from '../../scripts/first-hour/react-router.ts';
import { tanStackStartHour } from '../../scripts/first-hour/tanstack-start.ts';
import { viteHour } from '../../scripts/first-hour/vite.ts';

let packed: Packed;
let browser: Browser;
beforeAll(async () => {
  packed = await packAll();
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser.close();
  await packed.close();
});

test.each([
  { name: 'Vite', act: viteHour },
  { name: 'plain TypeScript', act: plainTypeScriptHour },
  { name: 'the vendor’s snippet', act: besideTheSnippetHour },
  { name: 'Next', act: nextHour },
  { name: 'React Router', act: reactRouterHour },
  { name: 'TanStack Start', act: tanStackStartHour },
  { name: 'Astro', act: astroHour },
])(
  'in a new app with $name, following the documents, a visitor joins in development and in production',
  async ({ act }) => {
    const steps: string[] = [];
    await act({
      packed,
      browser,
      pictures: undefined,
      step: (name, take) => {
        steps.push(name);
        return take();
      },
    });
    expect(steps).toContain('a visitor joins, is known after a reload, and invites a friend');
    expect(steps.at(-1)).toBe('a visitor joins in the production build');
  },
);

test('npx runs the sandbox in a folder where nothing is installed', async () => {
  const app = openApp();
  onTestFinished(app.close);
  app.installFrom(packed.registry);
  // With an empty cache, because npx reuses what it has installed before.
  const help = await app.run('npx --yes @prefinery-kit/sandbox --help', {
    npm_config_cache: join(app.folder, '../cache'),
  });
  expect(help).toContain('a Prefinery campaign on your own machine');
});
