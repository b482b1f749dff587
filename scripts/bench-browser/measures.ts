/** The measurements, each in a new browser context. */
import type { Browser, CDPSession, Page } from 'playwright';
import type { Counted, Noted } from './site.ts';

/** Opens a page as a new visitor with an empty cache. Requests for which `isBlocked` returns true fail. */
async function visit<Result>(
  browser: Browser,
  address: string,
  act: (page: Page) => Promise<Result>,
  isBlocked?: (url: URL) => boolean,
): Promise<Result> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    // Playwright then handles every request of the page, which would distort the other measurements.
    if (isBlocked) await context.route(isBlocked, (route) => route.abort('blockedbyclient'));
    await page.goto(address, { waitUntil: 'commit' });
    return await act(page);
  } finally {
    await context.close();
  }
}

/** Waits for one of the times that the page records. It looks rarely, because it runs in the page that is measured. */
const noted = async (page: Page, name: keyof Noted): Promise<number> => {
  const rarely = { timeout: 60_000, polling: 200 };
  const handle = await page.waitForFunction((key) => (window as Noted)[key], name, rarely);
  return Number(await handle.jsonValue());
};

/** From the navigation to the loaded leaderboard, in ms. */
export const untilDrawn = (browser: Browser, address: string): Promise<number> =>
  visit(browser, address, (page) => noted(page, 'drawnAt'));

/** From the submit to the success message, in ms. */
export const untilSaid = (browser: Browser, address: string): Promise<number> =>
  visit(browser, address, async (page) => {
    await page.locator('form[data-ready=true]').waitFor();
    await page.locator('input[name$=email], input[type=email]').first().fill(`${crypto.randomUUID()}@example.com`);
    // Waits from before the click: starting to wait runs a script of Playwright's, for 12 ms here.
    const said = noted(page, 'saidAt');
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.locator('button').click();
    return (await said) - (await noted(page, 'submittedAt'));
  });

/** From the navigation to the text "ready" or "failed", in ms. With `isBlocked` only the page's server can be reached. */
export const untilOutcome = (browser: Browser, address: string, isBlocked: boolean): Promise<number> =>
  visit(
    browser,
    address,
    (page) => noted(page, 'outcomeAt'),
    ({ host }) => (isBlocked ? host !== new URL(address).host : !host.startsWith('localhost:')),
  );

/** What mounting and unmounting leaves behind, from the 200th to the 1000th mount. */
export interface Left {
  /** Bytes of heap, per mount. */
  bytes: number;
  listeners: number;
  nodes: number;
  timers: number;
  scripts: number;
}

/**
 * V8 compiles code that runs often, and keeps the result in the heap: about 300 bytes a mount in the first thousand.
 * With these flags it does not, so that only what pages leave behind is counted.
 */
export const heapFlags = '--js-flags=--no-opt --no-maglev --no-sparkplug --no-flush-bytecode';

async function countInUse(page: Page, devtools: CDPSession): Promise<Left> {
  // Twice: finalizers that the first collection runs may release more objects.
  for (let time = 0; time < 2; time++) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((other) => other.name === name)?.value ?? Number.NaN;
  const [timers, scripts] = await page.evaluate(() => [
    (window as Counted).timers?.size ?? Number.NaN,
    document.scripts.length,
  ]);
  return {
    bytes: (await devtools.send('Runtime.getHeapUsage')).usedSize,
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    timers: timers ?? Number.NaN,
    scripts: scripts ?? Number.NaN,
  };
}

/** Mounts every part 1,000 times. For a browser that was launched with `heapFlags`. */
export const leftByMounts = (browser: Browser, address: string): Promise<Left> =>
  visit(browser, address, async (page) => {
    await page.waitForFunction(() => 'mount' in window, null, { timeout: 60_000 });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const mount = (times: number) =>
      page.evaluate((count) => (window as { mount?: (count: number) => Promise<void> }).mount?.(count), times);
    await mount(200);
    const before = await countInUse(page, devtools);
    await mount(800);
    const after = await countInUse(page, devtools);
    return {
      bytes: (after.bytes - before.bytes) / 800,
      listeners: after.listeners - before.listeners,
      nodes: after.nodes - before.nodes,
      timers: after.timers - before.timers,
      scripts: after.scripts - before.scripts,
    };
  });

/** How long a hundred calls block the page's main thread, in ms. */
export async function timeOfCalls(
  browser: Browser,
  address: string,
  use: (measure: (kind: 'kit' | 'raw') => Promise<number>) => Promise<void>,
): Promise<void> {
  await visit(browser, address, async (page) => {
    await page.waitForFunction(() => 'calls' in window);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const taken = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    };
    await use(async (kind) => {
      await devtools.send('HeapProfiler.collectGarbage');
      const before = await taken();
      await page.evaluate(
        (name) => (window as { calls?: Record<string, () => Promise<unknown>> }).calls?.[name]?.(),
        kind,
      );
      return (await taken()) - before;
    });
  });
}
