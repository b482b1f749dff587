/** WebKitGTK over WebDriver, on a virtual display. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, By, Key, type WebDriver, WebElement } from 'selenium-webdriver';
import { expect, vi } from 'vitest';
import { findWebKit, type WebKitPaths } from '../../../scripts/engines.ts';
import type { Combination, Engine, Tab } from './engine.ts';
import { type Process, start } from './process.ts';

const paths = findWebKit();

const combinations: Record<Combination, { key: string; held?: string }> = {
  Enter: { key: Key.ENTER },
  Escape: { key: Key.ESCAPE },
  Tab: { key: Key.TAB },
  paste: { key: 'v', held: Key.CONTROL },
};

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}

/** Starts an X server on a free display. */
async function startDisplay({ display }: WebKitPaths): Promise<{ name: string; process: Process }> {
  const process = start(display, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
  const [number] = await once(process.answers, 'data');
  return { name: `:${String(number).trim()}`, process };
}

/** A driver has one session at a time, so each visitor gets a driver of their own. */
async function openTab({ driver, browser }: WebKitPaths, env: NodeJS.ProcessEnv): Promise<Tab> {
  const port = await findPort();
  const url = `http://127.0.0.1:${port}`;
  const process = start(driver, [`--port=${port}`], env);
  try {
    await vi.waitFor(async () => expect((await fetch(`${url}/status`)).ok).toBe(true), { timeout: 30_000 });
    const session = await new Builder()
      .usingServer(url)
      .withCapabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
      })
      .build();
    return tabOf(session, process);
  } catch (error) {
    await process.end();
    throw error;
  }
}

function tabOf(session: WebDriver, process: Process): Tab {
  /** Switches to an iframe, or without a selector to the page. Keys, too, are sent to where the driver has switched. */
  const inside = async (selector?: string): Promise<WebElement | undefined> => {
    await session.switchTo().defaultContent();
    if (selector === undefined) return undefined;
    const frame = await session.findElement(By.css(selector));
    await session.switchTo().frame(frame);
    return frame;
  };
  /** Scrolls an element into view, and returns its position. */
  const bringIntoView = (element: WebElement) =>
    session.executeScript<DOMRect>(
      `arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' }); return arguments[0].getBoundingClientRect()`,
      element,
    );
  return {
    goto: (address) => session.get(address),
    reload: () => session.navigate().refresh(),
    read: async <Result>(expression: string, selector?: string): Promise<Result> => {
      await inside(selector);
      return session.executeScript<Result>(`return (${expression})`);
    },
    click: async (expression, selector) => {
      const frame = await inside(selector);
      const element = await session.executeScript<unknown>(`return (${expression})`);
      if (!(element instanceof WebElement)) throw new Error(`There is no ${expression} to click.`);
      // The driver's own click does not wait for smooth scrolling, and misses elements in iframes.
      const place = await bringIntoView(element);
      await session.switchTo().defaultContent();
      const corner = frame ? await bringIntoView(frame) : { x: 0, y: 0 };
      const middle = {
        x: Math.round(corner.x + place.x + place.width / 2),
        y: Math.round(corner.y + place.y + place.height / 2),
      };
      await session.actions().move(middle).click().perform();
    },
    type: async (text) => {
      await inside();
      await session.actions().sendKeys(text).perform();
    },
    press: async (combination) => {
      const { key, held } = combinations[combination];
      const actions = session.actions();
      if (held !== undefined) actions.keyDown(held);
      actions.sendKeys(key);
      if (held !== undefined) actions.keyUp(held);
      await inside();
      await actions.perform();
    },
    close: async () => {
      await session.quit();
      await process.end();
    },
  };
}

export const webkit: Engine = {
  name: 'WebKit',
  isInstalled: paths !== undefined,
  launch: async (scheme = 'light') => {
    if (!paths) throw new Error('WebKitGTK is not installed.');
    const home = await mkdtemp(join(tmpdir(), 'webkit-'));
    const display = await startDisplay(paths);
    const env = {
      ...process.env,
      HOME: home,
      DISPLAY: display.name,
      GTK_THEME: scheme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
      // WebKit's process sandbox starts neither as root nor in most containers. These tests load only their own pages.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    };
    const tabs = new Set<Tab>();
    return {
      open: async () => {
        const tab = await openTab(paths, env);
        tabs.add(tab);
        return {
          ...tab,
          close: async () => {
            tabs.delete(tab);
            await tab.close();
          },
        };
      },
      close: async () => {
        for (const tab of tabs) await tab.close();
        await display.process.end();
        await rm(home, { recursive: true, force: true });
      },
    };
  },
};
