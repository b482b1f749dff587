import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright';
import { launchOptions } from '../../scripts/browser.ts';

export const launch = (): Promise<Browser> => chromium.launch(launchOptions());

/** Somebody with a browser of their own: own cookies, and a list of everything that went wrong unheard. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Errors and rejections that nobody caught. */
  unheard: string[];
}

export async function visit(
  browser: Browser,
  url: string,
  prepare?: (context: BrowserContext) => Promise<unknown>,
): Promise<Visitor> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await prepare?.(context);
  const page = await context.newPage();
  const unheard: string[] = [];
  page.on('pageerror', (error) => unheard.push(String(error)));
  await page.goto(url);
  return { page, context, unheard };
}

/** The leaderboard that is in view. While one is drawn again, the next one waits out of sight beside it. */
export const leaderboard = (page: Page): FrameLocator =>
  page.frameLocator('[data-prefinery=leaderboard] > div > [data-state=success] iframe');
