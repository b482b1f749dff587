/**
 * `pnpm screenshots`: the demo's states, on a wide and a narrow screen, in light and dark, from left to right and from right
 * to left, into `screenshots/`, and so the sandbox's dashboard; and the READMEs' pictures, `docs/demo.png` and `docs/dashboard.png`. With `--storybook http://localhost:6006` all
 * stories of the Storybook that runs there. `--only signup` takes those with `signup` in their name.
 */
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { createSandbox, serveSandbox } from '@prefinery-kit/sandbox';
import sharp from 'sharp';
import { launchOptions } from './browser.ts';
import { startDemo } from './demo-servers.ts';
import { demoStates, type Direction, type Scheme, stories, type Subject } from './subjects.ts';

interface Look {
  scheme: Scheme;
  direction: Direction;
}

const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };
const schemes: readonly Scheme[] = ['light', 'dark'];
const directions: readonly Direction[] = ['ltr', 'rtl'];
const looks: readonly Look[] = schemes.flatMap((scheme) => directions.map((direction) => ({ scheme, direction })));
/** How many pages are open at once. */
const visitors = 2;

const root = join(import.meta.dirname, '..');
const folder = join(root, 'screenshots');
/** The README's picture. It is small, because every reader downloads it. */
const dashboardPicture = join(root, 'docs/dashboard.png');
const picture = { of: 'new-visitor', file: join(root, 'docs/demo.png'), mostBytes: 300_000 };

/** The picture of the dashboard, with a user opened in some of the screenshots. */
async function takeDashboard(browser: Browser): Promise<void> {
  const sandbox = await createSandbox({ project: 'demo1234', site: 'http://localhost:5173' });
  const served = await serveSandbox(sandbox, { port: 0 });
  try {
    await sandbox.seed({ users: 200, seed: 1 });
    const { people } = await sandbox.waitlist({ limit: 10 });
    const opened = people[3]?.email ?? '';
    await sandbox.join({ count: 12 });
    for (const { scheme, size } of schemes.flatMap((scheme) => [wide, narrow].map((size) => ({ scheme, size })))) {
      const context = await browser.newContext({
        viewport: size,
        colorScheme: scheme,
        reducedMotion: 'reduce',
        locale: 'en-GB',
      });
      const page = await context.newPage();
      const name = (subject: string) => join(folder, `${subject}-${size.width}-${scheme}.png`);
      await page.goto(served.url);
      await page.locator('.people li').nth(9).waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: name('dashboard') });
      if (size === wide && scheme === 'light')
        await sharp(await page.screenshot())
          .png({ palette: true, quality: 100, effort: 10 })
          .toFile(dashboardPicture);
      await page.goto(`${served.url}/#/person/${encodeURIComponent(opened)}`);
      await page.getByRole('heading', { name: 'Story' }).waitFor();
      await page.screenshot({ path: name('dashboard-person') });
      await context.close();
    }
  } finally {
    await served.close();
    await sandbox.close();
  }
}

async function takeDemo(browser: Browser): Promise<void> {
  const demo = await startDemo({ port: 0, sandboxPort: 0, users: 2000 });
  try {
    for (const state of demoStates(demo.url).filter(isWanted)) await visit(browser, state);
  } finally {
    await demo.close();
  }
}

/** Takes the stories from a queue, several at once. */
async function takeStories(browser: Browser, left: Subject[]): Promise<void> {
  const total = left.length;
  if (total === 0) throw new Error(`No story has "${only}" in its name.`);
  const look = async (): Promise<void> => {
    for (let story = left.shift(); story; story = left.shift()) await visit(browser, story);
  };
  await Promise.all(Array.from({ length: Math.min(visitors, total) }, look));
}

/** Takes all screenshots of a subject: every scheme, direction and width. */
async function visit(browser: Browser, subject: Subject): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' });
  if (subject.isBlocked === true) await context.route(/\/widget\/v2\//, (route) => route.abort('blockedbyclient'));
  const page = await context.newPage();
  try {
    if (subject.act) {
      await page.goto(subject.address('light', 'ltr'));
      await subject.act(page);
    }
    for (const look of looks) {
      await page.setViewportSize(wide);
      await show(page, subject, look);
      if (subject.name === picture.of && look === looks[0]) await takePicture(page);
      for (const size of [wide, narrow]) {
        await page.setViewportSize(size);
        await takeWhole(page, join(folder, `${subject.name}-${size.width}-${look.scheme}-${look.direction}.png`));
      }
    }
  } finally {
    await context.close();
  }
}

async function show(page: Page, { address, shown }: Subject, { scheme, direction }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(address(scheme, direction));
  await shown(page);
  // A story takes its direction from its address. The demo has no right-to-left language, so its direction is set here.
  await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
  await page.evaluate(() => document.fonts.ready);
}

async function takePicture(page: Page): Promise<void> {
  // Without the devtools' button, which production pages do not have.
  const shot = await page.screenshot({ animations: 'disabled', style: '.launcher { display: none !important }' });
  const { size } = await sharp(shot).png({ palette: true, quality: 100, effort: 10 }).toFile(picture.file);
  if (size > picture.mostBytes) {
    throw new Error(`docs/demo.png has ${size} bytes, more than ${picture.mostBytes}. Lower its quality here.`);
  }
  console.log(relative(root, picture.file));
}

/** Takes the whole page. Browsers throttle iframes out of view, so the viewport is made as tall as the page. */
async function takeWhole(page: Page, file: string): Promise<void> {
  const frames = page.frames().slice(1);
  for (const frame of frames) {
    await (await frame.frameElement()).scrollIntoViewIfNeeded();
    await frame.waitForFunction(() => Math.abs(innerHeight - document.body.scrollHeight) <= 1);
  }
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight]);
  await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
  await page.evaluate(() => scrollTo(0, 0));
  for (const frame of frames) await frame.evaluate(() => new Promise(requestAnimationFrame));
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  console.log(relative(root, file));
}

const { storybook, only = '' } = parseArgs({
  options: { storybook: { type: 'string' }, only: { type: 'string' } },
}).values;
const isWanted = ({ name }: Subject): boolean => name.includes(only);
for (const made of [folder, join(root, 'docs')]) mkdirSync(made, { recursive: true });
const browser = await chromium.launch(launchOptions());
try {
  if (storybook === undefined) {
    if ('dashboard'.includes(only)) await takeDashboard(browser);
    if (only !== 'dashboard') await takeDemo(browser);
  } else await takeStories(browser, (await stories(storybook)).filter(isWanted));
} catch (error) {
  console.error(`screenshots: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
