/** A signup form that a server rendered, with and without JavaScript, the vendor's script, and the time to hydrate. */
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
let people = 0;

beforeAll(async () => {
  // Without identity verification anybody may read what was signed up.
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
  email = `person${(people += 1)}@bigbangtheory.com`;
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

interface Person {
  referrals: number;
  referral_code: string;
  list_position: number;
  list_length: number;
  profile: Record<string, unknown>;
}

/** What the campaign knows of somebody. */
async function find(who: string): Promise<Person> {
  const response = await fetch(`${served.url}/api/${project}/getUser`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data: { email: who }, page: { url: appUrl, referrer: null }, referrer_code: null }),
  });
  const { answer }: { answer: Person } = JSON.parse(await response.text());
  return answer;
}

/** One more person is on the list, with all that was typed, and nobody else is. */
async function expectOneMore(): Promise<Person> {
  const person = await find(email);
  expect(person).toMatchObject({
    list_length: people,
    profile: { first_name: 'Penny', custom_var1: 'Cheesecake Factory' },
  });
  return person;
}

const expectHosted = (page: Page) => page.getByRole('heading', { name: 'Thank you for joining' }).waitFor();

test('all is well: the page stays, and one person has joined', async () => {
  const page = await come();
  await hydrated(page);
  await signUp(page);
  await page.getByText('You are on the list.').waitFor();
  expect(page.url()).toBe(`${appUrl}/`);
  await expectOneMore();
});

/** A friend's link with a campaign's tag. Later it is to be seen who was credited, and which tag was kept. */
async function followLink(): Promise<{ path: string; code: string; expectCredit: () => Promise<void> }> {
  const friend = `person${people - 1}@bigbangtheory.com`;
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

test('without JavaScript the browser posts the form, one person has joined, and who sent them is credited', async () => {
  const { path, expectCredit } = await followLink();
  const page = await come(path, { javaScriptEnabled: false });
  await signUp(page);
  await expectHosted(page);
  await expectCredit();
});

test('before the page is taken over the browser posts the form, one person has joined, and who sent them is credited', async () => {
  const { path, expectCredit } = await followLink();
  context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/main.tsx', () => new Promise(() => undefined));
  await page.goto(appUrl + path, { waitUntil: 'commit' });
  await signUp(page);
  await expectHosted(page);
  await expectCredit();
});

test('who followed a link on an earlier visit is credited to it by the cookie, with the script blocked', async () => {
  const { code } = await followLink();
  await put({ script: 'blocked' });
  context = await browser.newContext();
  await context.addCookies([{ name: `_pfy_${project}_referrer_code`, value: code, url: appUrl }]);
  const page = await context.newPage();
  await page.goto(appUrl);
  await hydrated(page);
  expect(await page.locator('main[data-mismatch]').count()).toBe(0);
  const { referrals } = await find(`person${people - 1}@bigbangtheory.com`);
  await signUp(page);
  await expectHosted(page);
  await expectOneMore();
  expect(await find(`person${people - 1}@bigbangtheory.com`)).toMatchObject({ referrals: referrals + 1 });
});

test('with the script blocked the browser posts the form, and how the visitor came goes along', async () => {
  const { path, expectCredit } = await followLink();
  await put({ script: 'blocked' });
  const page = await come(path);
  await hydrated(page);
  expect(await page.locator('main[data-mismatch]').count()).toBe(0);
  await signUp(page);
  await expectHosted(page);
  await expectCredit();
});

test('whoever stops the browser on its way to the next page can send the form again', async () => {
  await put({ script: 'blocked' });
  const page = await come();
  await hydrated(page);
  // The vendor answers that there is nothing to show: as for somebody who stops it, the page stays.
  await page.route('**/users/post', (route) => route.fulfill({ status: 204 }), { times: 1 });
  await signUp(page);
  await page.getByRole('status').filter({ hasText: 'taking you to the next page' }).waitFor();
  expect(await page.getByRole('alert').textContent()).toBe('');
  await page.getByRole('button', { name: 'Join the waitlist' }).click();
  await expectHosted(page);
  await expectOneMore();
});

test('a script that comes to nothing while the form waits for it: the browser posts the form, once', async () => {
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
  // The first try that fails is enough.
  await expect.poll(() => held.length).toBe(1);
  await held.pop()?.();
  await expectHosted(page);
  expect(posts).toEqual([`/projects/${project}/users/post`]);
  await expectOneMore();
});

/** The page comes with this policy. */
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

test('a policy that does not let the browser post is told at once, and what was typed is still there', async () => {
  people -= 1;
  await put({ script: 'blocked' });
  const page = await comeUnder("form-action 'self'");
  await page.getByLabel('E-mail address').fill(email);
  // Playwright waits for the navigation, which never comes. The page itself does not.
  await page.getByRole('button', { name: 'Join the waitlist' }).click({ noWaitAfter: true });
  const said = () => page.evaluate<string>("document.querySelector('[role=alert]').textContent");
  await expect.poll(said).toContain('We could not reach the waitlist.');
  expect(await page.evaluate("document.querySelector('[type=email]').value")).toBe(email);
  expect(await page.evaluate("document.querySelector('form').dataset.state")).toBe('error');
  expect(await page.evaluate('location.href')).toBe(`${appUrl}/`);
});

/** The form in a frame that may run scripts and not submit forms. */
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

test('in a frame that may not submit forms the script signs up all the same', async () => {
  const frame = await comeFramed();
  await frame.getByLabel('E-mail address').fill(email);
  await frame.getByLabel('First name').fill('Penny');
  await frame.getByLabel('Company').fill('Cheesecake Factory');
  await frame.getByLabel('Company').press('Enter');
  await frame.getByText('You are on the list.').waitFor();
  await expectOneMore();
});

test('in a frame that may not submit forms, without the script, it is told that nothing was posted', async () => {
  people -= 1;
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

test('a host that accepts and never answers: the browser posts the form once the first try has failed', async () => {
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

test('with the script blocked the button that was pressed is posted, too', async () => {
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
