/**
 * Runs an example as a user does who has copied its folder: outside of the repository, with the packed packages, by the
 * scripts of its package.json, and with the variables of its `.env.example`.
 */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../../scripts/browser.ts';
import { type App, freePort, openApp } from '../../../scripts/first-hour/app.ts';
import { newerNode } from '../../../scripts/first-hour/node.ts';
import { type Packed, packAll } from '../../../scripts/first-hour/packed.ts';
import { inviteFriend, visit } from '../../../scripts/first-hour/visitor.ts';

const root = join(import.meta.dirname, '../../..');
const pnpm = 'npx --yes pnpm@12.21.0';

/** What an example's `.env.example` has in it. */
const documentedSandbox = 'http://localhost:4747';

/** What installing, building and running leaves in the folder of an example. */
const leftovers = new Set([
  'node_modules',
  'dist',
  'build',
  '.next',
  '.output',
  '.astro',
  '.react-router',
  'routeTree.gen.ts',
  'next-env.d.ts',
]);
const isSource = (path: string): boolean => !leftovers.has(basename(path)) && !/\.env\..*local$/.test(path);

const readyByDefault = /Local:|Ready in/;

export interface ExampleOptions {
  /** What its servers print once they answer. By default what Vite and Next print. */
  ready?: RegExp;
  /** Variables for building and starting, in addition to those of `.env.example`. */
  env?: Record<string, string>;
  /** Errors in the console that are not the example's, because it loads something that a test cannot reach. */
  tolerated?: RegExp;
  /** Whether its framework does not run on the oldest Node.js that the kit runs on. */
  needsNewerNode?: boolean;
}

/** An example that is built and runs. */
export interface Running {
  app: App;
  browser: Browser;
  /** Address of the production build, with a slash at the end. */
  url: string;
  /** Address of the example's own sandbox, without a slash at the end. */
  sandbox: string;
  /** What it was built and started with. */
  env: Record<string, string>;
  /** What its servers print once they answer. */
  ready: RegExp;
  tolerated: RegExp | undefined;
}

/** Where pictures of each example are kept, if anywhere. */
const folder = process.env['EXAMPLE_PICTURES'];

const lockOf = (name: string): string => join(import.meta.dirname, 'locks', name, 'pnpm-lock.yaml');

/**
 * A lockfile of pnpm without the kit's packages, whose checksums change with every build. What they depend on stays in it, and
 * so stays at its version.
 */
const withoutKit = (lock: string): string =>
  lock.replace(/^( +)'@prefinery-kit\/.*:\n(?:\1 .*\n)*/gm, '').replace(/\n{3,}/g, '\n\n');

/** The variables of `.env.example`, with the address of the running sandbox. */
const variablesOf = (text: string, sandbox: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value.replace(documentedSandbox, sandbox),
    ]),
  );

/**
 * Adds tests that every example has to pass: it installs, builds and has right types; a visitor joins in it, is known after a
 * reload, and is credited with a friend who joins by their link; nothing is written to the console.
 * @param name Its folder in `examples`.
 * @returns What further tests need, from inside of a test.
 */
export function testExample(
  name: string,
  { ready = readyByDefault, env = {}, tolerated, needsNewerNode = false }: ExampleOptions = {},
): () => Running {
  let packed: Packed;
  let running: Running;

  beforeAll(async () => {
    packed = await packAll();
    const app = openApp(needsNewerNode ? [await newerNode()] : []);
    const port = await freePort();
    const sandbox = `http://localhost:${await freePort()}`;
    const browser = await chromium.launch(launchOptions());

    cpSync(join(root, 'examples', name), app.folder, { recursive: true, filter: isSource });
    const variables = { ...variablesOf(app.read('.env.example'), sandbox), ...env };
    running = { app, browser, sandbox, url: `http://localhost:${port}/`, env: variables, ready, tolerated };
    app.installFrom(packed.registry);
    if (existsSync(lockOf(name))) app.write({ 'pnpm-lock.yaml': readFileSync(lockOf(name), 'utf8') });
    // Keeps pnpm from switching to another version of itself, and from failing where a package has a build script.
    app.write({ 'pnpm-workspace.yaml': 'pmOnFail: ignore\nstrictDepBuilds: false\n' });
    await app.run(`${pnpm} install --no-frozen-lockfile --prefer-offline`);
    await app.start(`npm run sandbox -- --port ${new URL(sandbox).port}`, /Ctrl-C stops it/);
    await app.run('npm run build', variables);
    await app.start(`npm run start -- --port ${port}`, ready, { ...variables, PORT: String(port) });
  });
  afterAll(async () => {
    await running.app.close();
    await running.browser.close();
    await packed.close();
  });

  test('its lockfile has all versions', async () => {
    await expect(withoutKit(running.app.read('pnpm-lock.yaml'))).toMatchFileSnapshot(lockOf(name));
  });

  test('its types are right', async () => {
    await expect(running.app.run('npm run types')).resolves.toMatch(/tsc|astro check/);
  });

  test('a visitor joins, is known after a reload, and is credited with a friend, without errors in the console', async () => {
    await expect(
      inviteFriend(running.browser, running.url, folder === undefined ? folder : { folder, name }, tolerated),
    ).resolves.toBeUndefined();
  });

  return () => running;
}

/** Adds tests of an example whose server renders the form. */
export function testServerRendering(running: () => Running): void {
  test('without JavaScript a visitor joins by the form of the HTML', async () => {
    const { browser, url } = running();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url);
    await page.getByLabel('E-mail address').filter({ visible: true }).fill('howard@bigbangtheory.com');
    await page.getByRole('button', { name: 'Join the waitlist' }).filter({ visible: true }).click();
    await expect.poll(() => page.getByRole('heading').first().textContent()).toContain('Thank you for joining');
    await context.close();
  });

  // React reports differences between the HTML of the server and that of the browser in development only.
  test('in development nothing is written to the console either', async () => {
    const { app, browser, env, ready, tolerated } = running();
    const port = await freePort();
    const server = await app.start(`npm run dev -- --port ${port}`, ready, { ...env, PORT: String(port) });
    const visitor = await visit(browser, `http://localhost:${port}/`, undefined, tolerated);
    await visitor.join('bernadette@bigbangtheory.com');
    await expect(visitor.leave()).resolves.toBeUndefined();
    await server.stop();
  });
}
