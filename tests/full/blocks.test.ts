/** The blocks of registry.json, copied by shadcn's command into a new app, which is then built and used. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createSandbox, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import registry from '../../registry.json' with { type: 'json' };
import { type App, openApp } from '../../scripts/first-hour/app.ts';
import { type Packed, packAll } from '../../scripts/first-hour/packed.ts';
import { launch } from '../e2e/browser.ts';

const root = join(import.meta.dirname, '../..');
const names = registry.items.map(({ name }) => name);

/** What the app has beside the files in `blocks/`: the modules that it imports are there in the app only. */
const files = {
  'vite.config.ts': `import { join } from 'node:path';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react(), tailwind()],
  resolve: { alias: { '@': join(import.meta.dirname, 'src') } },
});
`,
  'src/main.tsx': `import { Authenticated, PrefineryProvider } from '@prefinery-kit/react';
import { createRoot } from 'react-dom/client';
import { InvitedBanner } from '@/components/invited-banner';
import { LeaderboardSection } from '@/components/leaderboard-section';
import { ReferralDashboard } from '@/components/referral-dashboard';
import { WaitlistPage } from '@/components/waitlist-page';
import './index.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <PrefineryProvider project="abcd1234" scriptUrl="/widget/v2/abcd1234.js">
      <InvitedBanner />
      <WaitlistPage />
      <Authenticated>
        <div className="mx-auto max-w-3xl px-4">
          <ReferralDashboard thresholds={[{ referrals: 3, reward: 'A month free' }]} />
        </div>
      </Authenticated>
      <LeaderboardSection />
    </PrefineryProvider>,
  );
}
`,
};

let packed: Packed;
let app: App;
let sandbox: Sandbox;
let served: Served;
let browser: Browser;
/** Undoes what the set-up has done, the latest first. */
const undo: (() => unknown)[] = [];

/**
 * Serves built blocks, and the one file that the command asks shadcn's own server for: the base colors of the app, which it uses only
 * where an app has no color variables.
 */
async function serveBlocks(folder: string): Promise<string> {
  const colors = { inlineColors: { light: {}, dark: {} }, cssVars: {}, inlineColorsTemplate: '', cssVarsTemplate: '' };
  const server = createServer(({ url = '' }, response) => {
    const [, name] = /^\/r\/([\w-]+\.json)$/.exec(url) ?? [];
    response.end(name === undefined ? JSON.stringify(colors) : readFileSync(join(folder, name)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  undo.unshift(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/r`;
}

beforeAll(async () => {
  packed = await packAll();
  undo.unshift(packed.close);
  app = openApp();
  undo.unshift(app.close);
  cpSync(join(import.meta.dirname, 'blocks'), app.folder, { recursive: true });
  app.write(files);
  app.installFrom(packed.registry);
  await app.run('npm install');

  const built = mkdtempSync(join(tmpdir(), 'prefinery-kit-blocks-'));
  undo.unshift(() => rmSync(built, { recursive: true }));
  await app.run(`npx shadcn build --cwd ${root} --output ${built}`);
  const url = await serveBlocks(built);
  const addresses = names.map((name) => `${url}/${name}.json`);
  await app.run(`npx shadcn add --yes ${addresses.join(' ')}`, { REGISTRY_URL: url });
  await app.run('npx tsc');
  await app.run('npx vite build --base /app/');

  sandbox = await createSandbox({ project: 'abcd1234' });
  undo.unshift(() => sandbox.close());
  served = await serveSandbox(sandbox, { port: 0 });
  undo.unshift(() => served.close());
  browser = await launch();
  undo.unshift(() => browser.close());
});
afterAll(async () => {
  for (const act of undo) await act();
});

const types: Record<string, string> = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript' };

/** Opens the built app at the sandbox's own address, as a new visitor. */
async function open(query: string, settings: { colorScheme: 'light' | 'dark'; width: number }): Promise<Page> {
  const { colorScheme, width } = settings;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await context.route(`${served.url}/app/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname === '/app/' ? 'index.html' : pathname.replace('/app/', '');
    return route.fulfill({
      contentType: types[extname(file)] ?? 'application/octet-stream',
      body: readFileSync(join(app.folder, 'dist', file)),
    });
  });
  const page = await context.newPage();
  await page.goto(`${served.url}/app/${query}`);
  return page;
}

test('shadcn copies every block into the app as it is in the repository', () => {
  expect(names).toEqual(['waitlist-page', 'referral-dashboard', 'invited-banner', 'leaderboard-section']);
  for (const { files } of registry.items) {
    for (const { path } of files) {
      const copied = app.read(path.replace('registry/', 'src/components/'));
      expect(copied).toBe(readFileSync(join(root, path), 'utf8'));
    }
  }
});

test('the blocks install the kit and TanStack Query', () => {
  expect(JSON.parse(app.read('package.json')).dependencies).toMatchObject({
    '@prefinery-kit/react': expect.anything(),
    '@tanstack/react-query': expect.anything(),
  });
});

test('a visitor joins on the copied blocks, sees their place, and a friend is greeted by the banner', async () => {
  const page = await open('', { colorScheme: 'light', width: 1200 });
  await page.getByLabel('E-mail address').fill('amy@example.com');
  await page.getByRole('button', { name: 'Join the waitlist' }).click();
  const link = page.getByRole('textbox', { name: 'Your referral link' }).first();
  await link.waitFor();
  await page.getByText('A month free').waitFor();
  expect(await page.getByText('A friend has invited you.').isVisible()).toBe(false);

  const code = new URL(await link.inputValue()).pathname.split('/').pop();
  const friend = await open(`?r=${code}`, { colorScheme: 'dark', width: 390 });
  await friend.getByText('A friend has invited you.').waitFor();
  await friend.getByLabel('E-mail address').fill('bob@example.com');
  await friend.getByRole('button', { name: 'Join the waitlist' }).click();
  await friend.getByText('A friend has invited you.').waitFor({ state: 'detached' });
  expect((await sandbox.person('amy@example.com')).referrals).toBe(1);
});

test.each(['light', 'dark'] as const)(
  'the blocks have the colors of the app’s theme when it is %s',
  async (colorScheme) => {
    const page = await open('', { colorScheme, width: 390 });
    const button = page.getByRole('button', { name: 'Join the waitlist' });
    await button.waitFor();
    const colors = await button.evaluate((element) => {
      const probe = document.createElement('i');
      probe.style.cssText = 'background: var(--primary); color: var(--primary-foreground)';
      document.body.append(probe);
      const of = (it: Element) => [getComputedStyle(it).backgroundColor, getComputedStyle(it).color];
      return { button: of(element), theme: of(probe) };
    });
    expect(colors.button).toEqual(colors.theme);
    // Nothing is wider than a phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  },
);
