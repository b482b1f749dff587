/** The built sandbox as a program of its own, as people start it: only the build has the dashboard. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Page } from 'playwright';

const program = join(import.meta.dirname, '../../packages/sandbox/dist/cli.js');
const axe = createRequire(import.meta.url).resolve('axe-core');

export interface RunningSandbox {
  /** Its address, without a slash at the end. */
  url: string;
  /** Sends JSON to a control route, and returns the answer. */
  post: (path: string, body: object) => Promise<unknown>;
  close: () => Promise<void>;
}

/** @param args options of the command line */
export async function startSandbox(...args: string[]): Promise<RunningSandbox> {
  if (!existsSync(program)) throw new Error('The sandbox is not built. Run pnpm build.');
  const child = spawn(process.execPath, [program, '--port', '0', '--project', 'abcd1234', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const [, found] = /Prefinery sandbox: (\S+)/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The sandbox ended without an address. It said:\n${text}`)));
  });
  return {
    url,
    post: async (path, body) => {
      const response = await fetch(url + path, { method: 'POST', body: JSON.stringify(body) });
      return response.json();
    },
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What axe finds in the page, by rule and element: nothing, if it is accessible by WCAG 2 A and AA. */
export async function violationsOf(page: Page): Promise<string[]> {
  // The page's policy allows no other scripts. Those of the browser's own tools run all the same.
  const hasAxe = await page.evaluate(() => 'axe' in window);
  if (!hasAxe) await page.evaluate(readFileSync(axe, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Pick<typeof Axe, 'run'> };
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
