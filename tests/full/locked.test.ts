/**
 * Browsers that lack a platform function, or refuse it: in-app views, locked-down browsers, frames without storage. The
 * functions are those that the kit's sources use, so a new use of one is tested, too.
 */
import { join } from 'node:path';
import { createSandbox, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import type { Browser, BrowserContext, Page } from 'playwright';
import { build, defaultClientConditions } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptUses } from '../../scripts/oldest/script.ts';
import { launch } from '../e2e/browser.ts';

const root = join(import.meta.dirname, 'locked');

let sandbox: Sandbox;
let served: Served;
let browser: Browser;
let code: string;
let users = 0;

beforeAll(async () => {
  sandbox = await createSandbox({ project: 'locked12' });
  served = await serveSandbox(sandbox, { port: 0 });
  browser = await launch();
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
    build: { write: false, rolldownOptions: { input: join(root, 'main.tsx'), output: { entryFileNames: 'main.js' } } },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  code = outputs.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await sandbox.close();
});

/** What React itself, the vendor's script, and every page needs: without it nothing of the page works. */
const needed =
  /^api\.(AbortController|Blob|CSSStyle|CanvasRendering|HTMLCanvasElement\.(?!getContext|toBlob)|HTMLDialogElement\.open|DOMException|Element\.(?!checkVisibility)|Event|FormData|HTMLElement|HTMLFormElement|HTMLInputElement|HTMLScriptElement|HTMLAnchorElement|Location|MutationObserver|Node|SecurityPolicy|ShadowRoot|URL$|URL\.(?!.*_static)|URLSearchParams|ValidityState|Window\.|clearTimeout|console|queueMicrotask|setTimeout|performance$|Document\.(?!cookie|execCommand)|Performance\.now|AbortSignal\.aborted)|^javascript\.builtins\.(?!Intl)/;

/** Functions of the platform that the kit does not use. A use that is added later shows here, too. */
const unused = [
  'api.Window.localStorage',
  'api.Window.sessionStorage',
  'api.Window.indexedDB',
  'api.Window.matchMedia',
  'api.Window.requestIdleCallback',
  'api.BroadcastChannel',
  'api.IntersectionObserver',
  'api.ResizeObserver',
  'api.structuredClone',
  'api.Crypto.randomUUID',
  'api.Crypto.subtle',
  'api.Navigator.locks',
  'api.Navigator.permissions',
  'api.Navigator.serviceWorker',
];

const entries = [
  'packages/core/src/index.ts',
  ...['index.ts', 'qr/index.ts', 'locales/index.ts'].map((file) => `packages/react/src/${file}`),
];
const used = [
  ...new Set(scriptUses(entries, (file) => /\/packages\/(core|react)\/src\//.test(file)).map(({ feature }) => feature)),
].filter((feature) => !needed.test(feature));

interface Fault {
  feature: string;
  how: 'missing' | 'throws';
}

/** Playwright itself calls it to see whether an element is visible. */
const ofPlaywright = 'api.Element.checkVisibility';

const faults = used.flatMap((feature): Fault[] => [
  { feature, how: 'missing' },
  ...(feature === ofPlaywright ? [] : [{ feature, how: 'throws' } as const]),
]);

/** Runs in each page before its scripts. */
function breakPlatform(broken: readonly Fault[]): void {
  const refuse = () => {
    throw new DOMException('Refused by the test.', 'SecurityError');
  };
  for (const { feature, how } of broken) {
    const path = feature.replace(/^api\.(Window\.)?|^javascript\.builtins\.|_static$/g, '').split('.');
    const name = path.pop() ?? '';
    const home = path.reduce<object | undefined>(
      (around, part) => around && (Reflect.get(around, part) as object | undefined),
      globalThis,
    );
    // Another fault may have removed it.
    if (!home) continue;
    let holder: object = home;
    // Members of instances are on the prototype.
    if (
      typeof holder === 'function' &&
      !feature.endsWith('_static') &&
      'prototype' in holder &&
      holder.prototype instanceof Object &&
      name in holder.prototype
    ) {
      holder = holder.prototype;
    }
    const before = Object.getOwnPropertyDescriptor(holder, name);
    if (!before) continue;
    if (how === 'missing') Reflect.deleteProperty(holder, name);
    else if (before.get) Object.defineProperty(holder, name, { ...before, get: refuse, set: refuse });
    else
      Object.defineProperty(holder, name, {
        ...before,
        value:
          typeof before.value === 'function'
            ? function () {
                refuse();
              }
            : new Proxy({}, { get: refuse, has: () => true }),
      });
  }
}

/** Opens the page, joins, and uses what is then shown. Returns what went wrong. */
async function visit(broken: readonly Fault[]): Promise<string[]> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const problems: string[] = [];
  try {
    await context.addInitScript(breakPlatform, broken);
    await context.route(`${served.url}/app`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,"><main></main><script type="module" src="/app.js"></script></html>',
      }),
    );
    await context.route(`${served.url}/app.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: code }),
    );
    const page = await context.newPage();
    // The vendor's script and its pages may throw errors of their own.
    page.on('pageerror', (error) => {
      if (error.stack?.includes('/app.js')) problems.push(`uncaught: ${String(error)}`);
    });
    await page.goto(`${served.url}/app`);
    await joinAndUse(page, context);
  } catch (error) {
    problems.push(String(error));
  } finally {
    await context.close();
  }
  return problems;
}

async function joinAndUse(page: Page, context: BrowserContext): Promise<void> {
  await page
    .getByLabel('E-mail address')
    .first()
    .fill(`amy${(users += 1)}@bigbangtheory.com`);
  await page.getByRole('button', { name: 'Join the waitlist' }).first().click();
  // It has worked, or says why not, or the browser has posted the form.
  const form = page.locator('form[data-prefinery=signup-form]');
  const outcome = form.and(page.locator('[data-state=success], [data-state=error]'));
  const posted = page.getByRole('heading', { name: 'Thank you for joining' });
  await outcome.or(posted).first().waitFor({ timeout: 20_000 });
  if (await posted.isVisible()) return;
  if ((await form.getAttribute('data-state')) === 'error') {
    expect(await form.getByRole('alert').textContent()).toMatch(/\S/);
    return;
  }
  await page.getByRole('button', { name: 'Copy link' }).first().click();
  await page
    .locator('[data-prefinery=referral-link] [data-state=success], [data-prefinery=referral-link] [data-state=error]')
    .first()
    .waitFor();
  for (const button of await page.getByRole('button', { name: /Save|PNG|SVG/ }).all()) await button.click();
  await page.getByRole('button', { name: 'Invite' }).click();
  // While the page in it loads, the dialog may move under the pointer.
  await page.locator('dialog [aria-busy=false]').waitFor();
  await page.locator('dialog').getByRole('button', { name: 'Close' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.locator('[data-prefinery=leaderboard]:is([data-state=success], [data-state=error])').waitFor();
  await page.getByText('The end of the page').waitFor();
  expect(context.pages()).toHaveLength(1);
}

const nameOf = ({ feature, how }: Fault) => `${feature} ${how === 'missing' ? 'is missing' : how}`;

test('the list of platform functions comes from the sources', () => {
  expect(used).toEqual(
    expect.arrayContaining(['api.Navigator.clipboard', 'api.Document.cookie', 'api.HTMLDialogElement.showModal']),
  );
});

test('in a browser that has everything, the visitor joins and uses every part', async () => {
  expect(await visit([])).toEqual([]);
});
test.each(faults.map((fault) => [nameOf(fault), fault] as const))(
  'where %s, the page stands and a signup ends',
  async (_, fault) => {
    expect(await visit([fault])).toEqual([]);
  },
);

test.each(['missing', 'throws'] as const)(
  'where everything that the kit does not use is %s, the visitor joins',
  async (how) => {
    expect(await visit(unused.map((feature) => ({ feature, how })))).toEqual([]);
  },
);

// All pairs would take an hour. Here each function comes in one.
const pairs = faults
  .filter((_, index) => index % 2 === 0)
  .map((fault, index) => [fault, faults[(2 * index + 3) % faults.length] ?? fault]);

test.each(pairs.map((pair) => [pair.map(nameOf).join(', and '), pair] as const))(
  'where %s, the page stands and a signup ends',
  async (_, pair) => {
    expect(await visit(pair)).toEqual([]);
  },
);
