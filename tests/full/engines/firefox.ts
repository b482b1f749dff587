/** Firefox, over WebDriver BiDi. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Frame, type KeyInput, launch, type Page } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/engines.ts';
import type { Combination, Engine, Scheme, Tab } from './engine.ts';

const executablePath = findFirefox();

/** Values of the preference `layout.css.prefers-color-scheme.content-override`. */
const schemes: Record<Scheme, number> = { dark: 0, light: 1 };

const combinations: Record<Combination, { key: KeyInput; held?: KeyInput }> = {
  Enter: { key: 'Enter' },
  Escape: { key: 'Escape' },
  Tab: { key: 'Tab' },
  paste: { key: 'v', held: 'Control' },
};

async function frameOf(page: Page, selector?: string): Promise<Frame> {
  if (selector === undefined) return page.mainFrame();
  const element = await page.$(selector);
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`The page has no frame ${selector}.`);
  return frame;
}

function tabOf(page: Page): Tab {
  return {
    goto: async (address) => {
      // Not until `load`, which waits for the vendor's script: a test may block or delay it.
      const options = { waitUntil: 'domcontentloaded' } as const;
      try {
        await page.goto(address, options);
      } catch (error) {
        // The initial blank page of a new window may still be loading, and then aborts this navigation.
        if (!String(error).includes('NS_BINDING_ABORTED')) throw error;
        await page.goto(address, options);
      }
    },
    reload: async () => {
      await page.reload();
    },
    read: async <Result>(expression: string, selector?: string): Promise<Result> => {
      const frame = await frameOf(page, selector);
      const result: Result = JSON.parse((await frame.evaluate(`JSON.stringify((${expression}) ?? null)`)) as string);
      return result;
    },
    click: async (expression, selector) => {
      const frame = await frameOf(page, selector);
      const element = await frame.evaluateHandle<[], () => Element>(expression);
      if (!element.asElement()) throw new Error(`There is no ${expression} to click.`);
      await element.click();
    },
    type: (text) => page.keyboard.type(text),
    press: async (combination) => {
      const { key, held } = combinations[combination];
      if (held) await page.keyboard.down(held);
      await page.keyboard.press(key);
      if (held) await page.keyboard.up(held);
    },
    close: () => page.browserContext().close(),
  };
}

export const firefox: Engine = {
  name: 'Firefox',
  isInstalled: executablePath !== undefined,
  launch: async (scheme = 'light') => {
    // Run as root, Firefox refuses a home directory of another user.
    const home = await mkdtemp(join(tmpdir(), 'firefox-'));
    const browser = await launch({
      browser: 'firefox',
      executablePath: executablePath ?? '',
      env: { ...process.env, HOME: home },
      extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': schemes[scheme] },
    });
    return {
      open: async () => {
        const visitor = await browser.createBrowserContext();
        // Not a tab: it would hide the other visitors' tabs, and hidden pages are throttled.
        return tabOf(await visitor.newPage({ type: 'window' }));
      },
      close: async () => {
        await browser.close();
        await rm(home, { recursive: true, force: true });
      },
    };
  },
};
