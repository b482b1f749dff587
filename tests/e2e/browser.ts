import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright';
import { launchOptions } from '../../scripts/browser.ts';

export const launch = (): Promise<Browser> => chromium.launch(launchOptions());

/** A visitor, with a browser context of their own. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Uncaught errors, and rejections without a handler. */
  uncaught: string[];
}

export async function visit(
  browser: Browser,
  url: string,
  prepare?: (context: BrowserContext) => Promise<unknown>,
): Promise<Visitor> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await prepare?.(context);
  const page = await context.newPage();
  const uncaught: string[] = [];
  page.on('pageerror', (error) => uncaught.push(String(error)));
  await page.goto(url);
  return { page, context, uncaught };
}

/** The visible leaderboard. While it is drawn again, a second iframe loads hidden beside it. */
export const leaderboard = (page: Page): FrameLocator =>
  page.frameLocator('[data-prefinery=leaderboard] > div > [data-state=success] iframe');
