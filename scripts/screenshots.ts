/**
 * `pnpm screenshots`: the demo's states, on a wide and a narrow screen, in light and dark, into `screenshots/`; and the
 * README's picture, `docs/demo.png`. With `--storybook http://localhost:6006` all stories of the Storybook that runs there.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { launchOptions } from './browser.ts';
import { startDemo } from './demo-servers.ts';
import { demoStates, type Scheme, stories, type Subject } from './subjects.ts';

interface View {
  size: { width: number; height: number };
  scheme: Scheme;
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
const schemes: readonly Scheme[] = ['light', 'dark'];
const views: readonly View[] = sizes.flatMap((size) => schemes.map((scheme) => ({ size, scheme })));

const root = join(import.meta.dirname, '..');
const folder = join(root, 'screenshots');
/** For the README. Everybody who looks there downloads it. */
const picture = {
  of: 'new-visitor',
  view: { size: { width: 1280, height: 800 }, scheme: 'light' } satisfies View,
  file: join(root, 'docs/demo.png'),
  mostBytes: 300_000,
};

async function takeDemo(browser: Browser): Promise<void> {
  const demo = await startDemo({ port: 0, sandboxPort: 0, users: 2000 });
  try {
    for (const state of demoStates(demo.url)) await take(browser, state);
  } finally {
    await demo.close();
  }
  const { size } = statSync(picture.file);
  if (size > picture.mostBytes) {
    throw new Error(`docs/demo.png has ${size} bytes, more than ${picture.mostBytes}. Picture something calmer.`);
  }
}

async function take(browser: Browser, subject: Subject): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' });
  if (subject.isBlocked === true) await context.route(/\/widget\/v2\//, (route) => route.abort('blockedbyclient'));
  const page = await context.newPage();
  try {
    if (subject.act) {
      await page.goto(subject.address('light'));
      await subject.act(page);
    }
    for (const view of views) {
      await show(page, subject, view);
      const file = join(folder, `${subject.name}-${view.size.width}-${view.scheme}.png`);
      await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
      console.log(relative(root, file));
    }
    if (subject.name !== picture.of) return;
    await show(page, subject, picture.view);
    await page.screenshot({ path: picture.file, animations: 'disabled' });
    console.log(relative(root, picture.file));
  } finally {
    await context.close();
  }
}

async function show(page: Page, { address, shown }: Subject, { size, scheme }: View): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(address(scheme));
  await shown(page);
  await page.evaluate(() => document.fonts.ready);
  for (const frame of page.frames().slice(1)) {
    // The vendor's pages ask for the height they need, and get it a moment later.
    await frame.waitForFunction(() => Math.abs(innerHeight - document.body.scrollHeight) <= 1);
  }
}

const { storybook } = parseArgs({ options: { storybook: { type: 'string' } } }).values;
for (const made of [folder, join(picture.file, '..')]) mkdirSync(made, { recursive: true });
const browser = await chromium.launch(launchOptions());
try {
  if (storybook === undefined) await takeDemo(browser);
  else for (const story of await stories(storybook)) await take(browser, story);
} catch (error) {
  console.error(`screenshots: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
