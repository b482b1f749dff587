/** docs/next.md in an app of create-next-app, built with and without Cache Components. */
import { createSandbox, type Sandbox, type Served, serveSandbox } from '@prefinery-kit/sandbox';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { type App, freePort, openApp, type Program } from '../../scripts/first-hour/app.ts';
import { commandOf, readDocument } from '../../scripts/first-hour/document.ts';
import { type Packed, packAll } from '../../scripts/first-hour/packed.ts';

const guide = readDocument('docs/next.md');
const project = 'abcd1234';
const secret = 'test_secret_do_not_use';
const query = '?r=ab12c&utm_source=news&utm_source=again&utm_campaign=spring';
const landing = { referral_token: 'ab12c', utm_source: 'news', utm_campaign: 'spring' };
const nothing = { referral_token: '', utm_source: '', utm_campaign: '' };

/** Replaces the guide's placeholder of a log-in: a cookie contains the address of the user. */
const auth = `import { cookies } from 'next/headers';

export async function auth(): Promise<{ user?: { id: string; email?: string | null } } | null> {
  const email = (await cookies()).get('account')?.value;
  return email ? { user: { id: email, email } } : null;
}
`;

/** The `proxy.ts` of Next's guide to Content-Security-Policy, with what our guide adds to its policy. */
function proxy(): string {
  const nextGuide = app.read('node_modules/next/dist/docs/01-app/02-guides/content-security-policy.md');
  const [code, matcher] = [...nextGuide.matchAll(/^```ts filename="proxy\.ts" switcher\n([^]*?)^```$/gm)].map(
    ([, text = '']) => text,
  );
  const added = guide.blocks.find(({ language }) => language === 'text')?.code ?? '';
  const own = added.replaceAll('https://*.prefinery.com', served.url);
  return `${code}${matcher}`.replace(`    form-action 'self';\n`, own);
}

const configuration = (options: object) =>
  `import type { NextConfig } from 'next';\n\nconst config: NextConfig = ${JSON.stringify(options)};\n\nexport default config;\n`;
const cacheComponents = configuration({ cacheComponents: true, partialPrefetching: true });

let packed: Packed;
let sandbox: Sandbox;
let served: Served;
let browser: Browser;
let app: App;

beforeAll(async () => {
  packed = await packAll();
  sandbox = await createSandbox({ project, secret });
  served = await serveSandbox(sandbox, { port: 0 });
  browser = await chromium.launch(launchOptions());
  app = openApp();
  await app.run('npx create-next-app@16.4.3 . --yes --empty --no-eslint --no-tailwind --use-npm --skip-install');
  app.installFrom(packed.registry);
  await app.run('npm install');
  await app.run(commandOf(guide, 'npm install @prefinery-kit/react'));
});
afterAll(async () => {
  await app.close();
  await browser.close();
  await served.close();
  await sandbox.close();
  await packed.close();
});

interface Site {
  url: string;
  program: Program;
}

/** Builds the app of the guide with some files replaced, and starts it. */
async function build(files: Record<string, string>): Promise<Site> {
  const env = {
    NEXT_PUBLIC_PREFINERY_SCRIPT_URL: `${served.url}/widget/v2/${project}.js`,
    PREFINERY_IDENTITY_SECRET: secret,
  };
  app.write({ ...guide.files, ...files });
  await app.run('npx next build', env);
  const port = await freePort();
  const program = await app.start(`npx next start --port ${port}`, /Ready in/, env);
  return { url: `http://localhost:${port}/`, program };
}

/** Values of referrer and utm fields in the visible form. */
async function carriedBy(page: Page): Promise<Record<string, string | null>> {
  const form = page.locator('form[data-prefinery=signup-form]').filter({ visible: true });
  const names = Object.keys(landing);
  const values = await Promise.all(names.map((name) => form.locator(`input[name=${name}]`).getAttribute('value')));
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]));
}

/** Before that a browser posts the form, and what is typed into a Suspense fallback goes with it. */
const hydrated = (page: Page) =>
  page.waitForFunction(() => {
    const form = document.querySelector('form[data-prefinery=signup-form]');
    return form !== null && Object.keys(form).some((key) => key.startsWith('__reactProps'));
  });

async function withoutJavaScript(url: string): Promise<Record<string, string | null>> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  const carried = await carriedBy(page);
  await context.close();
  return carried;
}

describe.each([
  // With Cache Components Next sends the Suspense fallback, and a script replaces it. Without them it sends the page.
  { name: 'with Cache Components', config: cacheComponents, posted: nothing },
  { name: 'without Cache Components', config: configuration({}), posted: landing },
])('the guide, built $name', ({ config, posted }) => {
  let site: Site;
  beforeAll(async () => {
    site = await build({ 'next.config.ts': config });
  });
  afterAll(() => site.program.stop());

  test('the form has the referrer and utm parameters of the address', async () => {
    const page = await browser.newPage();
    await page.goto(site.url + query);
    await expect.poll(() => carriedBy(page)).toEqual(landing);
    await page.getByText('A friend invited you.').waitFor();
    await page.close();
  });

  test('without JavaScript there is a form, with the fields that the guide promises', async () => {
    expect(await withoutJavaScript(site.url + query)).toEqual(posted);
  });

  test('a visitor joins, and sees their referral link instead of the form, also after a reload', async () => {
    const page = await browser.newPage();
    const link = page.locator('[data-prefinery=referral-link] input');
    const email = page.getByRole('textbox', { name: 'E-mail address' });
    await page.goto(site.url);
    await hydrated(page);
    await email.fill(`penny${posted.utm_source}@bigbangtheory.com`);
    await page.getByRole('button', { name: 'Join the waitlist' }).click();
    await expect.poll(() => link.inputValue()).toContain('/r/');
    await page.reload();
    await expect.poll(() => link.inputValue()).toContain('/r/');
    await expect.poll(() => email.count()).toBe(0);
    await page.close();
  });
});

describe('the guide’s variants, built with Cache Components', () => {
  let site: Site;
  beforeAll(async () => {
    await sandbox.seed({ users: 1, seed: 1 });
    const page = (guide.files['app/page.tsx'] ?? '').replace(/<Suspense[^>]*>\}?>|<\/Suspense>/g, '');
    const layout = (guide.files['app/layout.tsx'] ?? '').replace(
      "{ Providers } from './providers'",
      "{ ProvidersWithNonce as Providers } from './nonce'",
    );
    const instant = guide.blocks.find(({ code }) => code.startsWith('export const instant'))?.code ?? '';
    site = await build({
      'next.config.ts': cacheComponents,
      'auth.ts': auth,
      'proxy.ts': proxy(),
      'app/page.tsx': page + instant,
      'app/layout.tsx': layout + instant,
    });
  });
  afterAll(() => site.program.stop());

  test('without Suspense and without JavaScript the form has the referrer and utm parameters', async () => {
    expect(await withoutJavaScript(site.url + query)).toEqual(landing);
  });

  test('under the policy of Next’s guide the vendor’s script has the nonce of the request, and a visitor joins', async () => {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    const response = await page.goto(site.url);
    const policy = response?.headers()['content-security-policy'] ?? '';
    const script = page.locator('script[src*="/widget/v2/"]');
    await script.waitFor({ state: 'attached' });
    const nonce = await script.evaluate((element) => element.nonce);
    expect(nonce).not.toBe('');
    expect(policy).toContain(`'nonce-${nonce}'`);
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('amy@bigbangtheory.com');
    await page.getByRole('button', { name: 'Join the waitlist' }).click();
    await page.locator('[data-prefinery=referral-card]').waitFor();
    expect(refused).toEqual([]);
    await page.close();
  });

  test('the route signs the identity of the logged-in user, and the page shows the user', async () => {
    const context = await browser.newContext();
    const known = 'amy@bigbangtheory.com';
    await context.addCookies([{ name: 'account', value: known, url: site.url }]);
    const page = await context.newPage();
    await page.goto(site.url);
    await page.locator('[data-prefinery=referral-card]').waitFor();
    const answer = await page.request.get(`${site.url}api/prefinery`);
    expect(await answer.json()).toEqual({ email: known, signature: expect.stringMatching(/^[\da-f]{64}$/) });
    await context.close();
    const anonymous = await fetch(`${site.url}api/prefinery`);
    expect(await anonymous.json()).toBeNull();
  });
});
