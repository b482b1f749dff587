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
   * @throws If the page had an uncaught error.
   */
  leave: () => Promise<void>;
}

const sizes = { wide: { width: 1100, height: 800 }, narrow: { width: 390, height: 800 } };

export async function visit(browser: Browser, url: string, pictures: string | undefined): Promise<Visitor> {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: sizes.wide });
  const page = await context.newPage();
  const uncaught: string[] = [];
  page.on('pageerror', (error) => uncaught.push(String(error)));
  await page.goto(url);
  const email = page.getByRole('textbox', { name: 'E-mail address' });
  const known = async () => {
    await page.locator('[data-prefinery=referral-link][data-state=success]').waitFor();
    await email.waitFor({ state: 'detached' });
  };
  return {
    page,
    async photograph(name) {
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      await page.locator('[data-prefinery=leaderboard][data-state=pending]').waitFor({ state: 'detached' });
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const [size, viewport] of Object.entries(sizes)) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(viewport);
          await page.screenshot({ path: join(pictures, `${name}-${size}-${colorScheme}.png`), fullPage: true });
        }
      }
    },
    async join(address) {
      // Before hydration the browser would post the form, and leave the page.
      await page.waitForFunction(() => {
        const form = document.querySelector('form[data-prefinery=signup-form]');
        return form !== null && Object.keys(form).some((key) => key.startsWith('__reactProps'));
      });
      await email.fill(address);
      await page.getByRole('button', { name: 'Join the waitlist' }).click();
      await known();
    },
    async reload() {
      await page.reload();
      await known();
    },
    link: () => page.locator('[data-prefinery=referral-link] input').inputValue(),
    async leave() {
      await context.close();
      if (uncaught.length > 0) throw new Error(`${url} had errors that nobody caught: ${uncaught.join('\n')}`);
    },
  };
}

/**
 * A visitor joins, comes back, and invites a friend, who joins, too.
 * @throws If the link does not lead the friend to the page.
 */
export async function inviteFriend(browser: Browser, url: string): Promise<void> {
  const visitor = await visit(browser, url, undefined);
  await visitor.join('penny@bigbangtheory.com');
  await visitor.reload();
  const friend = await visit(browser, await visitor.link(), undefined);
  if (!friend.page.url().startsWith(url)) throw new Error(`The link of a visitor led to ${friend.page.url()}.`);
  await friend.join('leonard@bigbangtheory.com');
  await friend.leave();
  await visitor.reload();
  await visitor.page.locator('dl div', { hasText: 'Friends who joined' }).getByText('1').waitFor();
  await visitor.leave();
}
