/** The built site, and visitors of it. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright';

const root = join(import.meta.dirname, '../../..');

export interface BuiltSite {
  /** A folder that has the site in its folder `some/where`, as a host below a path has it. */
  folder: string;
  remove: () => Promise<void>;
}

/** The path of the site in `folder`. */
export const path = '/some/where';

/**
 * Builds the site into a new folder. The variable `SITE` names a folder that has been built so before, to run a test again quickly.
 * @param what `docs` leaves out the demo and the Storybook, which takes a fifth of the time.
 */
export async function buildSite(what: 'all' | 'docs'): Promise<BuiltSite> {
  const earlier = process.env['SITE'];
  if (earlier !== undefined) return { folder: earlier, remove: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'prefinery-kit-site-'));
  const tsx = createRequire(import.meta.url).resolve('tsx/cli');
  const bin = join(root, 'node_modules/.bin');
  const choice = what === 'docs' ? ['--docs'] : [];
  await promisify(execFile)(process.execPath, [tsx, 'site/build/main.ts', '--out', join(folder, path), ...choice], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    maxBuffer: 16 * 1024 * 1024,
  });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Errors that were not caught, and what scripts wrote to the console as an error. */
  errors: string[];
}

/** Opens an address in a context of its own. */
export async function visitSite(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  return { page, context, errors };
}
