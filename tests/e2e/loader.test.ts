/** How the client finds or loads the vendor's script: with hints, tag managers, policies and prerendering. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import { build } from 'esbuild';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBrowser, launchOptions } from '../../scripts/browser.ts';
import { launch, visit } from './browser.ts';

const project = 'loader12';
const widget = `/widget/v2/${project}.js`;

/** The stub of the vendor's snippet. */
const stub =
  '<script>window.prefinery = window.prefinery || function () { (window.prefinery.q = window.prefinery.q || []).push(arguments) }</script>';

let sandbox: Sandbox;
let served: Served;
let app: Server;
let appUrl: string;
let browser: Browser;
/** Paths of all requests: to the app, and with the prefix `sandbox` to the sandbox. */
let log: string[];
/** The app's pages with their headers, by path. */
let pages: Record<string, { html: string; headers?: Record<string, string> }>;
let held: (() => void)[];

beforeAll(async () => {
  sandbox = await createSandbox({ project });
  const logged: Sandbox = {
    ...sandbox,
    fetch(request, connection) {
      log.push(`sandbox ${new URL(request.url).pathname}`);
      return sandbox.fetch(request, connection);
    },
  };
  served = await serveSandbox(logged, { port: 0 });
  const { outputFiles } = await build({
    stdin: { contents: "export * from '@prefinery-kit/core'", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['@prefinery-kit/source'],
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  app = createServer((request, response) => {
    const path = request.url ?? '/';
    log.push(path);
    // Answered when the test calls the functions in `held`.
    if (path === '/wait') {
      held.push(() => response.end());
      return;
    }
    if (path === '/kit.js') {
      response.setHeader('content-type', 'text/javascript').end(outputFiles[0]?.text);
      return;
    }
    const page = pages[path];
    for (const [name, value] of Object.entries(page?.headers ?? {})) response.setHeader(name, value);
    response.statusCode = page ? 200 : 404;
    response.setHeader('content-type', 'text/html').end(page?.html);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  appUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  await served.close();
  await sandbox.close();
});

beforeEach(() => {
  log = [];
  held = [];
  pages = {};
});
afterEach(() => sandbox.fault({}));

const loads = () => log.filter((entry) => entry === `sandbox ${widget}`);

/** Creates a client and calls getUser. Writes the outcome into the title, with the number of the vendor's scripts. */
const ask = (options = '{}') => `<script type="module">
  import * as kit from '/kit.js';
  const client = kit.createPrefinery({ project: '${project}', scriptUrl: '${served.url}${widget}', ...${options} });
  client.getUser().then(
    (user) => (document.title = user + ' by ' + document.querySelectorAll('script[src*="/widget/v2/"]').length),
    (error) => (document.title = (kit.isPrefineryError(error) ? error.code : 'no error of the kit') + ': ' + error.message),
  );
</script>`;

const document = (head: string, body = '') =>
  `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>waiting</title>${head}<body>${body}</body></html>`;

/** Opens a page with `ask`, and returns the outcome. */
async function outcome(html: string, headers: Record<string, string> = {}): Promise<string> {
  pages['/'] = { html, headers };
  const { page, context } = await visit(browser, appUrl);
  try {
    await expect.poll(() => page.title()).not.toBe('waiting');
    return await page.title();
  } finally {
    await context.close();
  }
}

test.each(['as="script" rel="preload"', 'crossorigin rel="modulepreload"'])(
  'the snippet has a hint with %s: the kit waits for the snippet’s script, and loads none itself',
  async (hint) => {
    // Both scripts are deferred, so the kit runs after the snippet's script was fetched and before it runs.
    const link = `<link ${hint} href="${served.url}${widget}">`;
    const snippet = `${stub}<script defer src="${served.url}${widget}"></script>`;
    expect(await outcome(document(`${link}${ask()}${snippet}`))).toBe('null by 1');
  },
);

test('the snippet was blocked before the kit ran: the kit loads the script, without waiting for the snippet', async () => {
  sandbox.fault({ script: 'blocked' });
  const snippet = `${stub}<script src="${served.url}${widget}"></script><script>fetch('/blocked')</script>`;
  pages['/'] = { html: document(`${snippet}<script src="/wait"></script>${ask()}`) };
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(appUrl, { waitUntil: 'commit' });
  await expect.poll(() => [log.includes('/blocked'), held.length]).toEqual([true, 1]);
  sandbox.fault({});
  for (const goOn of held) goOn();
  await expect.poll(() => page.title(), { timeout: 6000 }).toBe('null by 1');
  await context.close();
});

test.each(['type="text/partytown"', 'type="text/plain"'])(
  'the snippet has %s, which browsers do not run: the kit loads the script',
  async (type) => {
    const snippet = `${stub}<script ${type} src="${served.url}${widget}"></script>`;
    expect(await outcome(document(`${snippet}${ask()}`))).toBe('null by 2');
  },
);

test('the snippet has a query at the end of its address: its script is used', async () => {
  const snippet = `${stub}<script defer src="${served.url}${widget}?ver=6.5.2"></script>`;
  expect(await outcome(document(`${ask()}${snippet}`))).toBe('null by 1');
});

test('an element with the id "prefinery" is not taken for the script', async () => {
  expect(await outcome(document(`<script id="prefinery"></script>${ask()}`))).toBe('null by 1');
});

test('trusted types: without a policy it rejects with script_failed, whose message names `trustedTypesPolicy`', async () => {
  const title = await outcome(document(ask()), { 'content-security-policy': "require-trusted-types-for 'script'" });
  expect(title).toMatch(/^script_failed: .*TrustedScriptURL.*trustedTypesPolicy/);
});

test("trusted types: the script is loaded with the app's policy", async () => {
  const policy = `{ trustedTypesPolicy: trustedTypes.createPolicy('waitlist', {
    createScriptURL: (address) => { if (address !== '${served.url}${widget}') throw new TypeError('no'); return address } }) }`;
  const headers = { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types waitlist" };
  expect(await outcome(document(ask(policy)), headers)).toBe('null by 1');
});

test('a policy lets the script in and stops its requests: the error says what the policy has to allow', async () => {
  const title = await outcome(document(ask()), { 'content-security-policy': "connect-src 'self'" });
  expect(title).toMatch(/^rejected: getUser: .*did not reach the sandbox/);
  expect(title).toContain(`does its connect-src allow ${served.url}?`);
});

test('a prerendered page loads no script and sends no command until it is activated', async () => {
  // Chromium does not prerender while DevTools are attached, so this test runs it without Playwright.
  const impression = `<script type="module">
    import * as kit from '/kit.js';
    fetch('/drawn?prerendering=' + document.prerendering);
    document.addEventListener('prerenderingchange', () => fetch('/seen'));
    const client = kit.createPrefinery({ project: '${project}', scriptUrl: '${served.url}${widget}' });
    client.recordFormImpression().then(() => fetch('/recorded'));
    client.load();
  </script>`;
  pages['/'] = {
    html: document(`<script type="speculationrules">{"prerender":[{"urls":["/next"],"eagerness":"immediate"}]}</script>
      <script>fetch('/wait').then(() => location.assign('/next'))</script>`),
  };
  pages['/next'] = { html: document(impression) };
  const profile = await mkdtemp(join(tmpdir(), 'prerender-'));
  const { args = [] } = launchOptions();
  const chromium: ChildProcess = spawn(
    ensureBrowser(),
    [...args, '--headless=new', `--user-data-dir=${profile}`, '--remote-debugging-port=0', appUrl],
    { stdio: 'ignore' },
  );
  try {
    await expect.poll(() => log).toContain('/drawn?prerendering=true');
    await expect.poll(() => held.length).toBe(1);
    expect(loads()).toEqual([]);
    for (const goOn of held) goOn();
    await expect.poll(() => log).toContain('/recorded');
    expect(log.indexOf('/seen')).toBeGreaterThan(-1);
    expect(log.indexOf('/seen')).toBeLessThan(log.indexOf(`sandbox ${widget}`));
  } finally {
    const exited = new Promise((resolve) => chromium.once('exit', resolve));
    chromium.kill();
    await exited;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
