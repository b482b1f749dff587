/** Every fault of the sandbox: set over HTTP, and seen by callbacks of the snippet and by the kit's client. */
import {
  createSandbox,
  type Faults,
  type Sandbox,
  type SentMail,
  type Served,
  serveSandbox,
} from '@prefinery-kit/sandbox';
import type { Browser } from 'playwright';
import { createServer, defaultClientConditions, type ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch, visit, type Visitor } from './browser.ts';

const project = 'faults12';

let sandbox: Sandbox;
let served: Served;
let app: ViteDevServer;
let appUrl: string;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  sandbox = await createSandbox({ project, identityVerification: false, doubleOptIn: true });
  served = await serveSandbox(sandbox, { port: 0 });
  // An app with two pages: one with the vendor's snippet that records all callbacks, one with the kit's client.
  app = await createServer({
    configFile: false,
    root: import.meta.dirname,
    appType: 'custom',
    logLevel: 'warn',
    resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
    optimizeDeps: { noDiscovery: true },
    server: { port: 0, host: '127.0.0.1' },
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === '/app.js' ? id : null),
        load: (id) => (id === '/app.js' ? code(`${served.url}/widget/v2/${project}.js`) : null),
        configureServer({ middlewares }) {
          middlewares.use((request, response, next) => {
            const [path = ''] = (request.url ?? '').split('?', 1);
            if (path !== '/snippet' && path !== '/kit') return next();
            response.setHeader('content-type', 'text/html');
            response.end(path === '/snippet' ? snippet(`${served.url}/widget/v2/${project}.js`) : kit);
          });
        },
      },
    ],
  });
  await app.listen();
  appUrl = new URL(app.resolvedUrls?.local[0] ?? '').origin;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await served.close();
  await sandbox.close();
});

const snippet = (scriptUrl: string) => `<!doctype html><title>App</title><link rel="icon" href="data:,"><script>
  prefinery = window.prefinery || function () { (window.prefinery.q = window.prefinery.q || []).push(arguments) };
  var notes = [];
  function run(command, data) {
    prefinery(command, data, function (answer) { notes.push([command, answer]) });
  }
  var script = 'on its way';
</script>
<script src="${scriptUrl}" defer onload="script = 'loaded'" onerror="script = 'failed'"></script>`;

const kit =
  '<!doctype html><title>App</title><link rel="icon" href="data:,"><script type="module" src="/app.js"></script>';
const code = (scriptUrl: string) => `import { createPrefinery } from '@prefinery-kit/core';
  window.kit = createPrefinery({ project: '${project}', scriptUrl: '${scriptUrl}' });`;

/** Sets faults, as with \`curl -X PUT\`. */
const put = async (faults: Faults): Promise<void> => {
  const response = await fetch(`${served.url}/faults`, { method: 'PUT', body: JSON.stringify(faults) });
  expect(response.status).toBe(200);
};
const clear = async (): Promise<void> => {
  await fetch(`${served.url}/faults`, { method: 'DELETE' });
};

let users = 0;
let email: string;
beforeEach(() => {
  email = `fault${(users += 1)}@x.com`;
});
afterEach(async () => {
  await clear();
  expect(visitor.uncaught).toEqual([]);
  await visitor.context.close();
});

const evaluate = <T>(expression: string): Promise<T> => visitor.page.evaluate<T>(expression);

/** Opens the page with the vendor's snippet. */
const withSnippet = async (): Promise<void> => {
  visitor = await visit(browser, `${appUrl}/snippet`);
};
const run = (command: string, data?: unknown): Promise<unknown> =>
  evaluate(`run(${JSON.stringify(command)}, ${JSON.stringify(data)})`);
const notes = (): Promise<[command: string, answer: unknown][]> => evaluate('notes');

/** Opens the page with the kit. */
const withKit = async (): Promise<void> => {
  visitor = await visit(browser, `${appUrl}/kit`);
  await visitor.page.waitForFunction('window.kit');
};
/** Calls a method of the client, and returns its result or the code of its error. */
const kitCall = (method: string, ...data: unknown[]): Promise<{ result?: unknown; code?: string; status?: number }> =>
  evaluate(`kit.${method}(...${JSON.stringify(data)}).then(
    (result) => ({ result }), (error) => ({ code: error.code, status: error.status }))`);

/** The longest duration of the page's requests to a path of the sandbox, in ms. */
const waited = (path: string): Promise<number> =>
  evaluate(`Math.max(...performance.getEntriesByType('resource')
    .filter(({ name }) => name.includes(${JSON.stringify(path)})).map(({ duration }) => duration))`);

test.each<[string, Faults, string]>([
  ['blocked', { script: 'blocked' }, 'failed'],
  ['empty', { script: 'empty' }, 'loaded'],
])(
  'a script that is %s: no callback is called, and the client rejects with script_failed',
  async (_, faults, script) => {
    await put(faults);
    await withSnippet();
    await run('addUser', { email });
    await expect.poll(() => evaluate('script')).toBe(script);
    expect(await evaluate('prefinery.q.length')).toBe(1);
    expect(await notes()).toEqual([]);
    await visitor.context.close();

    await withKit();
    expect(await kitCall('addUser', { email })).toEqual({ code: 'script_failed' });
    expect(await evaluate('kit.state')).toBe('failed');
    await clear();
    expect(await kitCall('addUser', { email })).toMatchObject({ result: { email } });
  },
);

test('a slow script: commands wait for it, and are answered', async () => {
  await put({ script: { slow: 700 } });
  await withSnippet();
  await run('addUser', { email });
  await expect.poll(notes).toEqual([['addUser', expect.objectContaining({ email })]]);
  expect(await waited('/widget/v2/')).toBeGreaterThanOrEqual(690);
  await visitor.context.close();

  await withKit();
  expect(await kitCall('addUser', { email }, { timeout: 600 })).toMatchObject({ result: { email } });
  expect(await waited('/widget/v2/')).toBeGreaterThanOrEqual(690);
});

test('a slow command: the callback is called late, and the client rejects at its timeout', async () => {
  await put({ commands: { addUser: { slow: 700 } } });
  await withSnippet();
  await run('addUser', { email });
  await expect.poll(notes).toEqual([['addUser', expect.objectContaining({ email })]]);
  expect(await waited('/addUser')).toBeGreaterThanOrEqual(690);
  await visitor.context.close();

  await withKit();
  expect(await kitCall('addUser', { email }, { timeout: 100 })).toEqual({ code: 'timeout' });
  // A command that timed out may have taken effect. This one has.
  expect(await kitCall('addUser', { email })).toMatchObject({ result: { email } });
});

test('a command that fails: the callback gets the error, and the client rejects', async () => {
  await put({ commands: { addUser: 500 } });
  await withSnippet();
  await run('addUser', { email });
  const error = 'addUser failed: the sandbox was told so.';
  await expect.poll(notes).toEqual([['addUser', { error, status: 500 }]]);
  await visitor.context.close();

  await withKit();
  expect(await kitCall('addUser', { email })).toEqual({ code: 'rejected', status: 500 });
  await clear();
  expect(await kitCall('getUser', { email })).toEqual({ result: null });
});

test('a silent command: its callback is not called, other commands work, and the client rejects at its timeout', async () => {
  await put({ commands: { triggerRewards: 'silent' } });
  await withSnippet();
  await run('triggerRewards', { email, event: 'purchase' });
  await run('addUser', { email });
  await expect.poll(notes).toEqual([['addUser', expect.objectContaining({ email })]]);
  await visitor.context.close();

  await withKit();
  expect(await kitCall('triggerRewards', { email, event: 'purchase' }, { timeout: 300 })).toEqual({ code: 'timeout' });
  expect(await kitCall('getUser', { email })).toMatchObject({ result: { email } });
});

test('a command that answers twice: two calls of the callback, one user, and one answer of the client', async () => {
  await put({ commands: { addUser: 'twice' } });
  await withSnippet();
  await run('addUser', { email });
  const answer = ['addUser', expect.objectContaining({ email })];
  await expect.poll(notes).toEqual([answer, answer]);
  await visitor.context.close();

  await withKit();
  expect(await kitCall('addUser', { email })).toMatchObject({ result: { email } });
  expect(await kitCall('getUser', { email })).toMatchObject({ result: { email } });
});

const mails = async (): Promise<SentMail[]> => {
  const response = await fetch(`${served.url}/outbox`);
  const all: SentMail[] = JSON.parse(await response.text());
  return all.filter(({ to }) => to === email);
};

test('a late mail: until it is sent the user is not on the list, for the callback and for the client', async () => {
  await put({ mails: 'held' });
  await withSnippet();
  await run('addUser', { email });
  await expect.poll(notes).toEqual([['addUser', expect.objectContaining({ email, list_position: null })]]);
  expect(await mails()).toEqual([]);

  await clear();
  const [mail] = await mails();
  await visitor.page.goto(mail?.link ?? '');
  await visitor.context.close();

  await withKit();
  expect(await kitCall('getUser', { email })).toMatchObject({ result: { list_position: 1 } });
  await put({ mails: { slow: 3_600_000 } });
  email = `fault${(users += 1)}@x.com`;
  expect(await kitCall('addUser', { email })).toMatchObject({ result: { list_position: null } });
  expect(await mails()).toEqual([]);
  await clear();
  expect(await mails()).toHaveLength(1);
});

test('reads that lag: getUser does not find a new user yet, for the callback and for the client', async () => {
  await put({ lag: 3_600_000 });
  await withSnippet();
  await run('addUser', { email });
  await run('getUser', { email });
  await expect.poll(notes).toEqual([
    ['addUser', expect.objectContaining({ email })],
    ['getUser', null],
  ]);
  await visitor.context.close();

  await withKit();
  expect(await kitCall('getUser', { email })).toEqual({ result: null });
  await clear();
  expect(await kitCall('getUser', { email })).toMatchObject({ result: { email } });
});
