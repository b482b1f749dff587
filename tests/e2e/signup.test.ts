/** A signup form that a server rendered: without JavaScript, before hydration, with and without the vendor's script. */
import { join } from 'node:path';
import { readLanding } from '@prefinery-kit/core/server';
import { createSandbox, type Faults, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Page } from 'playwright';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createServer, defaultClientConditions, type ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch } from './browser.ts';
import { App, type AppProps } from './signup/App.tsx';

const project = 'signup12';

let sandbox: Sandbox;
let served: Served;
let app: ViteDevServer;
let appUrl: string;
let browser: Browser;
let context: BrowserContext;
let email: string;
let users = 0;

beforeAll(async () => {
  // Without identity verification the tests can read any user.
  sandbox = await createSandbox({ project, identityVerification: false });
  served = await serveSandbox(sandbox, { port: 0 });
  const root = join(import.meta.dirname, 'signup');
  app = await createServer({
    configFile: false,
    root,
    cacheDir: join(import.meta.dirname, '../../.cache/signup'),
    appType: 'custom',
    logLevel: 'warn',
    resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
    optimizeDeps: {
      noDiscovery: true,
      include: ['react', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', '@tanstack/react-query'],
    },
    server: { port: 0, host: '127.0.0.1' },
    plugins: [
      {
        name: 'app',
        configureServer({ middlewares }) {
          middlewares.use((request, response, next) => {
            const { url = '', headers } = request;
            if (!/^\/(\?|$)/.test(url)) return next();
            response.setHeader('content-type', 'text/html');
            const landing = readLanding({ url, headers: new Headers({ cookie: headers.cookie ?? '' }) }, { project });
            response.end(render({ project, scriptUrl: `${served.url}/widget/v2/${project}.js`, landing }));
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

beforeEach(() => {
  email = `user${(users += 1)}@bigbangtheory.com`;
});
afterEach(async () => {
  sandbox.fault({});
  await context.close();
});

const quoted = (value: unknown): string => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const render = (props: AppProps): string => `<!doctype html><html lang="en"><title>App</title>
<link rel="icon" href="data:,">
<main data-project="${props.project}" data-script-url="${props.scriptUrl}" data-landing="${quoted(props.landing)}">${renderToString(createElement(App, props))}</main>
<script type="module" src="/main.tsx"></script></html>`;

async function come(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(appUrl + path);
  return page;
}

const hydrated = (page: Page) => page.locator('main[data-hydrated]').waitFor();

const put = async (faults: Faults): Promise<void> => {
  const response = await fetch(`${served.url}/faults`, { method: 'PUT', body: JSON.stringify(faults) });
  expect(response.status).toBe(200);
};

async function signUp(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('First name').fill('Penny');
  await page.getByLabel('Company').fill('Cheesecake Factory');
  await page.getByRole('button', { name: 'Join the waitlist' }).click();
}

interface User {
  referrals: number;
  referral_code: string;
  list_position: number;
  list_length: number;
  profile: Record<string, unknown>;
}

/** The campaign's data of a user. */
async function find(who: string): Promise<User> {
  const response = await fetch(`${served.url}/api/${project}/getUser`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data: { email: who }, page: { url: appUrl, referrer: null }, referrer_code: null }),
  });
  const { answer }: { answer: User } = JSON.parse(await response.text());
  return answer;
}

/** Expects exactly one more user on the list, with all fields of the form. */
async function expectOneMore(): Promise<User> {
  const user = await find(email);
  expect(user).toMatchObject({
    list_length: users,
    profile: { first_name: 'Penny', custom_var1: 'Cheesecake Factory' },
  });
  return user;
}

const expectHosted = (page: Page) => page.getByRole('heading', { name: 'Thank you for joining' }).waitFor();

test('with JavaScript and the script: the page stays, and one user is added', async () => {
  const page = await come();
  await hydrated(page);
  await signUp(page);
  await page.getByText('You are on the list.').waitFor();
  expect(page.url()).toBe(`${appUrl}/`);
  await expectOneMore();
});

/** The previous user's referral link, with utm parameters. `expectCredit` checks the referral and the parameters. */
async function followLink(): Promise<{ path: string; code: string; expectCredit: () => Promise<void> }> {
  const friend = `user${users - 1}@bigbangtheory.com`;
  const { referral_code: code, referrals } = await find(friend);
  return {
    code,
    path: `/?r=${code}&utm_source=Facebook&utm_term=a%26b`,
    async expectCredit() {
      const { profile } = await expectOneMore();
      expect(profile).toMatchObject({ utm_source: 'Facebook', utm_term: 'a&b' });
      expect(await find(friend)).toMatchObject({ referrals: referrals + 1 });
    },
  };
}

test('without JavaScript the browser posts the form, one user is added, and the referrer is credited', async () => {
  const { path, expectCredit } = await followLink();
  const page = await come(path, { javaScriptEnabled: false });
  await signUp(page);
  await expectHosted(page);
  await expectCredit();
});

test('before hydration the browser posts the form, one user is added, and the referrer is credited', async () => {
  const { path, expectCredit } = await followLink();
  context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/main.tsx', () => new Promise(() => undefined));
  await page.goto(appUrl + path, { waitUntil: 'commit' });
  await signUp(page);
  await expectHosted(page);
  await expectCredit();
});

test('with the script blocked, the cookie of an earlier visit by a referral link credits the referrer', async () => {
  const { code } = await followLink();
  await put({ script: 'blocked' });
  context = await browser.newContext();
  await context.addCookies([{ name: `_pfy_${project}_referrer_code`, value: code, url: appUrl }]);
  const page = await context.newPage();
  await page.goto(appUrl);
  await hydrated(page);
  expect(await page.locator('main[data-mismatch]').count()).toBe(0);
  const { referrals } = await find(`user${users - 1}@bigbangtheory.com`);
  await signUp(page);
  await expectHosted(page);
  await expectOneMore();
  expect(await find(`user${users - 1}@bigbangtheory.com`)).toMatchObject({ referrals: referrals + 1 });
});

test('with the script blocked the browser posts the form, with referrer and utm parameters', async () => {
  const { path, expectCredit } = await followLink();
  await put({ script: 'blocked' });
  const page = await come(path);
  await hydrated(page);
  expect(await page.locator('main[data-mismatch]').count()).toBe(0);
  await signUp(page);
  await expectHosted(page);
  await expectCredit();
});

test('the form can be sent again after a navigation that was stopped', async () => {
  await put({ script: 'blocked' });
  const page = await come();
  await hydrated(page);
  // With status 204 the browser stays on the page, as if the visitor had stopped the navigation.
  await page.route('**/users/post', (route) => route.fulfill({ status: 204 }), { times: 1 });
  await signUp(page);
  await page.getByRole('status').filter({ hasText: 'taking you to the next page' }).waitFor();
  expect(await page.getByRole('alert').textContent()).toBe('');
  await page.getByRole('button', { name: 'Join the waitlist' }).click();
  await expectHosted(page);
  await expectOneMore();
});

test('the script fails while the form waits for it: the browser posts the form, once', async () => {
  context = await browser.newContext();
  const page = await context.newPage();
  const held: (() => Promise<void>)[] = [];
  await page.route(/\/widget\/v2\//, (route) => void held.push(() => route.abort('blockedbyclient')));
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
  await page.goto(appUrl);
  await hydrated(page);
  await signUp(page);
  await page.getByRole('button', { name: 'Joining…' }).waitFor();
  expect(posts).toEqual([]);
  // The form does not wait for further tries to load the script.
  await expect.poll(() => held.length).toBe(1);
  await held.pop()?.();
  await expectHosted(page);
  expect(posts).toEqual([`/projects/${project}/users/post`]);
  await expectOneMore();
});

/** Opens the page with this Content-Security-Policy. */
async function comeUnder(policy: string): Promise<Page> {
  context = await browser.newContext();
  const page = await context.newPage();
  await page.route(`${appUrl}/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.goto(appUrl);
  await hydrated(page);
  return page;
}

test('a policy that forbids to post the form: an error is shown at once, and the fields keep their values', async () => {
  users -= 1;
  await put({ script: 'blocked' });
  const page = await comeUnder("form-action 'self'");
  await page.getByLabel('E-mail address').fill(email);
  // Without `noWaitAfter` Playwright waits for a navigation, which never comes.
  await page.getByRole('button', { name: 'Join the waitlist' }).click({ noWaitAfter: true });
  const said = () => page.evaluate<string>("document.querySelector('[role=alert]').textContent");
  await expect.poll(said).toContain('We could not reach the waitlist.');
  expect(await page.evaluate("document.querySelector('[type=email]').value")).toBe(email);
  expect(await page.evaluate("document.querySelector('form').dataset.state")).toBe('error');
  expect(await page.evaluate('location.href')).toBe(`${appUrl}/`);
});

/** Opens the page in a sandboxed iframe without `allow-forms`. */
async function comeFramed(): Promise<FrameLocator> {
  context = await browser.newContext();
  await context.clock.install();
  const page = await context.newPage();
  await page.route(`${appUrl}/frame`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>Frame</title><iframe title="App" sandbox="allow-scripts allow-same-origin" src="/"></iframe>',
    }),
  );
  await page.goto(`${appUrl}/frame`);
  const frame = page.frameLocator('iframe');
  await frame.locator('main[data-hydrated]').waitFor();
  return frame;
}

test('in an iframe without `allow-forms` a signup works by the script', async () => {
  const frame = await comeFramed();
  await frame.getByLabel('E-mail address').fill(email);
  await frame.getByLabel('First name').fill('Penny');
  await frame.getByLabel('Company').fill('Cheesecake Factory');
  await frame.getByLabel('Company').press('Enter');
  await frame.getByText('You are on the list.').waitFor();
  await expectOneMore();
});

test('in an iframe without `allow-forms`, with the script blocked, the form shows an error', async () => {
  users -= 1;
  await put({ script: 'blocked' });
  const frame = await comeFramed();
  await frame.getByRole('button', { name: 'Join the waitlist' }).click();
  await frame.getByText('Enter your e-mail address, such as you@example.com.').waitFor();
  await frame.getByLabel('E-mail address').fill(email);
  await frame.getByRole('button', { name: 'Join the waitlist' }).click();
  await frame.getByRole('status').filter({ hasText: 'taking you to the next page' }).waitFor();
  await context.clock.fastForward(8000);
  await frame.getByRole('alert').filter({ hasText: 'We could not reach the waitlist.' }).waitFor();
  expect(await frame.getByLabel('E-mail address').inputValue()).toBe(email);
});

test('the script’s host never responds: the browser posts the form once the first try has timed out', async () => {
  context = await browser.newContext();
  await context.clock.install();
  const page = await context.newPage();
  const asked: string[] = [];
  await page.route(/\/widget\/v2\//, (route) => void asked.push(route.request().url()));
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
  await page.goto(appUrl);
  await hydrated(page);
  await signUp(page);
  await page.getByRole('button', { name: 'Joining…' }).waitFor();
  await context.clock.fastForward(8000);
  await expectHosted(page);
  expect(posts).toEqual([`/projects/${project}/users/post`]);
  expect(asked).toHaveLength(1);
  await expectOneMore();
});

test('with the script blocked the name and value of the submit button are posted, too', async () => {
  await put({ script: 'blocked' });
  const page = await come();
  await hydrated(page);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('First name').fill('Penny');
  await page.locator('button').evaluate((button) => {
    button.setAttribute('name', 'company');
    button.setAttribute('value', 'Cheesecake Factory');
  });
  await page.getByRole('button', { name: 'Join the waitlist' }).click();
  await expectHosted(page);
  await expectOneMore();
});
