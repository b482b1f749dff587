/** Reads the colors of a built app's two pages, in light and in dark. */
import type { Browser } from 'playwright';
import type { Look, System, Theme } from './themes.ts';

/** A file of a built app. */
export interface File {
  contentType: string;
  body: string | Buffer;
}

/** Returns the file that a built app has at a path. */
export type Site = (path: string) => File | undefined | Promise<File | undefined>;

const origin = 'http://app.test';

/** Runs in the page, and returns the colors of its parts. */
export function readLook(): Look {
  const styleOf = (selector: string) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`The page has no ${selector}.`);
    return getComputedStyle(element);
  };
  const button = styleOf('form button');
  const field = styleOf('form input[type=email]');
  const card = styleOf('[data-prefinery=referral-card]');
  return {
    button: button.backgroundColor,
    buttonText: button.color,
    field: field.backgroundColor,
    fieldBorder: field.borderColor,
    card: card.backgroundColor,
    cardBorder: card.borderColor,
  };
}

export async function see(browser: Browser, site: Site, theme: Theme): Promise<Record<System, Look>> {
  const context = await browser.newContext();
  await context.route(`${origin}/**`, async (route) => {
    const file = await site(new URL(route.request().url()).pathname);
    await (file ? route.fulfill(file) : route.fulfill({ status: 404 }));
  });
  // The script never loads, so the card stays pending.
  await context.route('https://widget.prefinery.com/**', () => undefined);
  const page = await context.newPage();
  // The page's `load` event waits for the vendor's script, which never loads, if the kit was quick to ask for it.
  await page.goto(origin + theme.path, { waitUntil: 'commit' });
  await page.locator('[data-prefinery=referral-card]').waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(({ sheet }) => sheet !== null),
  );
  await page.evaluate(theme.choose);

  const lookUnder = async (colorScheme: System): Promise<Look> => {
    await page.emulateMedia({ colorScheme });
    return page.evaluate(readLook);
  };
  const looks = { light: await lookUnder('light'), dark: await lookUnder('dark') };
  await context.close();
  return looks;
}
