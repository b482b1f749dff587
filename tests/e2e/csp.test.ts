/** A page with a strict Content-Security-Policy: scripts by nonce, no inline styles, and `default-src 'none'`. */
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createSandbox, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import type { Browser } from 'playwright';
import { build, defaultClientConditions } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, leaderboard, visit } from './browser.ts';

const project = 'strict12';
const nonce = 'c3RyaWN0';

let sandbox: Sandbox;
let served: Served;
let app: Server;
let browser: Browser;

beforeAll(async () => {
  sandbox = await createSandbox({ project });
  await sandbox.seed({ users: 20, seed: 1 });
  served = await serveSandbox(sandbox, { port: 0 });
  const files = new Map([...(await bundle('main', 'production')), ...(await bundle('devtools', 'development'))]);
  app = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.setHeader('content-security-policy', policy(served.url));
    response.setHeader('content-type', file?.type ?? 'text/html');
    const script = request.url === '/devtools' ? 'devtools' : 'main';
    response.end(file?.content ?? document(script, `${served.url}/widget/v2/${project}.js`));
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => app.close(resolve));
  await served.close();
  await sandbox.close();
});

/** An app: one script, one stylesheet. */
async function bundle(
  entry: string,
  mode: 'development' | 'production',
): Promise<Map<string, { type: string; content: string | Uint8Array }>> {
  const built = await build({
    configFile: false,
    root: join(import.meta.dirname, 'csp'),
    logLevel: 'error',
    // Vitest sets NODE_ENV to "test", and a deployed app is built with "production".
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
    build: {
      write: false,
      rolldownOptions: {
        input: join(import.meta.dirname, `csp/${entry}.tsx`),
        output: { entryFileNames: `${entry}.js`, assetFileNames: `${entry}.css` },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return new Map(
    outputs
      .flatMap(({ output }) => output)
      .map((file) => [
        `/${file.fileName}`,
        file.type === 'chunk'
          ? { type: 'text/javascript', content: file.code }
          : { type: 'text/css', content: file.source },
      ]),
  );
}

const policy = (service: string) =>
  [
    "default-src 'none'",
    "base-uri 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${service}`,
    `frame-src ${service}`,
    `form-action ${service}`,
  ].join('; ');

const document = (script: string, scriptUrl: string) => `<!doctype html><html lang="en"><title>App</title>
<link rel="stylesheet" href="/main.css">
<main data-project="${project}" data-script-url="${scriptUrl}" data-nonce="${nonce}"></main>
<script type="module" src="/${script}.js" nonce="${nonce}"></script></html>`;

/** Opens a page as a new visitor, and collects violations of the policy. */
async function visitStrictly(path: string) {
  const address = app.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const violations: string[] = [];
  const { page: tab, uncaught } = await visit(browser, `http://127.0.0.1:${port}${path}`, async (context) => {
    await context.exposeBinding('violated', (_, what: string) => void violations.push(what));
    await context.addInitScript(
      `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        window.violated([violatedDirective, blockedURI, sample].join(' ')))`,
    );
  });
  return { tab, violations, uncaught };
}

test('every part works under a strict policy, and nothing violates it', async () => {
  const { tab, violations, uncaught } = await visitStrictly('/');
  await leaderboard(tab).getByRole('row').first().waitFor();
  await tab.getByLabel('E-mail address').first().fill('penny@bigbangtheory.com');
  await tab.getByRole('button', { name: 'Join the waitlist' }).first().click();
  await tab.getByRole('button', { name: 'See your page' }).click();
  await expect.poll(() => tab.getByRole('dialog').locator('iframe').count()).toBe(1);
  await tab.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => tab.locator('[data-prefinery=referral-page] iframe').count()).toBe(1);
  await expect.poll(() => tab.locator('[data-prefinery=hosted-form][data-state=success]').count()).toBe(1);

  // A friend joins by the link in the card.
  const link = tab.getByRole('textbox', { name: 'Your referral link' });
  const friend = await fetch(await link.inputValue(), { redirect: 'manual' });
  const code = new URL(String(friend.headers.get('location'))).searchParams.get('r');
  await tab.getByRole('button', { name: 'Copy link' }).click();
  await tab.getByRole('button', { name: 'Buy' }).click();
  for (const format of ['SVG', 'PNG']) {
    const saved = tab.waitForEvent('download');
    await tab.getByRole('button', { name: `Save as ${format}` }).click();
    expect((await saved).suggestedFilename()).toBe(`referral-link.${format.toLowerCase()}`);
  }
  const body = new URLSearchParams({ 'user[profile][email]': 'amy@bigbangtheory.com', referral_token: String(code) });
  await fetch(`${served.url}/projects/${project}/users/post`, { method: 'POST', body });
  await tab.getByText('You have reached every reward.').waitFor();
  expect(await tab.getByRole('link', { name: /^Share/ }).count()).toBe(8);
  expect(violations).toEqual([]);
  expect(uncaught).toEqual([]);
});

test('the devtools are styled under a strict policy, reach the sandbox, and nothing violates it', async () => {
  const { tab, violations, uncaught } = await visitStrictly('/devtools');
  await tab.getByRole('button', { name: 'Open Prefinery devtools' }).click();
  const panel = tab.getByRole('dialog', { name: 'Prefinery devtools' });
  await panel.getByRole('tab', { name: 'Sandbox' }).click();
  await panel.getByLabel('getReferrerCode').selectOption('twice');
  await panel.getByRole('tab', { name: 'Sandbox 1' }).waitFor();
  await panel.getByRole('button', { name: 'Clear all faults' }).click();
  expect(await panel.evaluate((element) => getComputedStyle(element).borderRadius)).toBe('12px');
  expect(violations).toEqual([]);
  expect(uncaught).toEqual([]);
});
