import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';

/** A visitor with a browser context of their own. */
export interface Visitor {
  page: Page;
  /** Takes screenshots in light and dark, wide and narrow, if a folder was given. */
  photograph: (name: string) => Promise<void>;
  /** Joins by the form of the page, and waits for the referral link that replaces the form. */
  join: (email: string) => Promise<void>;
  /** Opens the page again, and waits for the referral link. */
  reload: () => Promise<void>;
  /** The referral link, which is on the page after the signup. */
  link: () => Promise<string>;
  /**
   * Closes the browser context.
   * @throws If the page had an uncaught error, or wrote an error or a warning about hydration to the console.
   */
  leave: () => Promise<void>;
}

const sizes = { wide: { width: 1100, height: 800 }, narrow: { width: 390, height: 800 } };

/**
 * Opens a page as a new visitor.
 * @param pictures Folder for screenshots, if any are taken.
 * @param tolerated Errors of the console that are none of the page's.
 */
export async function visit(browser: Browser, url: string, pictures?: string, tolerated?: RegExp): Promise<Visitor> {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: sizes.wide });
  // A development server may take a minute for its first page on a busy machine.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const problems: string[] = [];
  const report = (problem: string) => tolerated?.test(problem) || problems.push(problem);
  page.on('pageerror', (error) => report(String(error)));
  page.on('console', (message) => {
    // Browsers ask for it by themselves, and a new app has none.
    if (message.location().url.endsWith('/favicon.ico')) return;
    const isProblem = message.type() === 'error' || /hydrat/i.test(message.text());
    if (isProblem) report(`${message.text()} (${message.location().url})`);
  });
  await page.goto(url);
  const email = page.getByRole('textbox', { name: 'E-mail address' });
  const link = page.getByRole('textbox', { name: 'Your referral link' });
  const known = async () => {
    await link.waitFor();
    await email.waitFor({ state: 'hidden' });
  };
  return {
    page,
    async photograph(name) {
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      // Until it is drawn, the leaderboard is a placeholder.
      await page.locator('[data-prefinery=leaderboard][data-state=pending]').waitFor({ state: 'detached' });
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const [size, viewport] of Object.entries(sizes)) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(viewport);
          // As high as the page, because Chromium does not draw frames that are out of view.
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewportSize({ ...viewport, height });
          await page.screenshot({ path: join(pictures, `${name}-${size}-${colorScheme}.png`), fullPage: true });
        }
      }
    },
    async join(address) {
      // Before hydration the browser would post the form of the React kit, and leave the page.
      await page.waitForFunction(() => {
        // A page may have other forms, such as that of a log-in.
        const form =
          document.querySelector<HTMLFormElement>('form[data-prefinery=signup-form]') ?? document.querySelector('form');
        const isReact = form?.dataset['prefinery'] === 'signup-form';
        return form && (!isReact || Object.keys(form).some((key) => key.startsWith('__reactProps')));
      });
      await email.fill(address);
      await page.getByRole('button', { name: 'Join the waitlist' }).click();
      await known();
    },
    async reload() {
      await page.reload();
      await known();
    },
    link: () => link.inputValue(),
    async leave() {
      await context.close();
      if (problems.length > 0) throw new Error(`${url} had errors in the console:\n${problems.join('\n')}`);
    },
  };
}

/**
 * A visitor joins, comes back, and invites a friend, who joins, too.
 * @param pictures Where to keep pictures of what the visitor, the friend and the credited visitor see, if anywhere.
 * @param tolerated Errors of the console that are none of the page's.
 * @throws If the link does not lead the friend to the page.
 */
export async function inviteFriend(
  browser: Browser,
  url: string,
  pictures?: { folder: string; name: string },
  tolerated?: RegExp,
): Promise<void> {
  const visitor = await visit(browser, url, pictures?.folder, tolerated);
  await visitor.photograph(`${pictures?.name}-form`);
  await visitor.join('penny@bigbangtheory.com');
  await visitor.reload();
  const friend = await visit(browser, await visitor.link(), pictures?.folder, tolerated);
  if (!friend.page.url().startsWith(url)) throw new Error(`The link of a visitor led to ${friend.page.url()}.`);
  await friend.photograph(`${pictures?.name}-invited`);
  await friend.join('leonard@bigbangtheory.com');
  await friend.leave();
  await visitor.reload();
  await visitor.page.locator('dl div', { hasText: 'Friends who joined' }).getByText('1').waitFor();
  await visitor.photograph(`${pictures?.name}-credited`);
  await visitor.leave();
}
