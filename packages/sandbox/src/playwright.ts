/** A fixture for Playwright: each test has a campaign of its own, whatever runs beside it. */
import {
  type BrowserContext,
  expect,
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type Request,
  type Route,
  test as base,
  type TestType,
} from '@playwright/test';
import { connectSandbox, type ProjectOptions, type SandboxProject } from './client/index.ts';
import { addressOf, type Link, type PersonName } from './client/visitor.ts';

export { expect };

/** The campaign of a test. Its methods are those of a `SandboxProject`; these act in the browser. */
export interface Campaign extends Omit<SandboxProject, 'as' | 'followLink' | 'remove'> {
  /**
   * Makes the visitor of the test's browser context this user. It counts from the next time that a page is loaded.
   * @throws SandboxError `refused`
   * @example
   * ```ts
   * await campaign.as(amy);
   * await page.goto('/');
   * ```
   */
  as: (person: PersonName) => Promise<void>;
  /**
   * Opens a link in the test's page: of a user, or of a mail. It leads to your app.
   * @example
   * ```ts
   * await campaign.followLink(amy);
   * await campaign.followLink(await campaign.mail('bob@example.com'));
   * ```
   */
  followLink: (link: Link) => Promise<void>;
  /**
   * Connects a further browser context to the campaign, for a second visitor.
   * @example
   * ```ts
   * const other = await browser.newContext();
   * await campaign.connect(other);
   * ```
   */
  connect: (context: BrowserContext) => Promise<void>;
}

/** Options of the fixture, for `use` in the configuration and for `test.use`. */
export interface CampaignTestOptions {
  /**
   * Address of the sandbox.
   * @defaultValue `PREFINERY_URL` of the environment, else `http://localhost:4747`
   */
  sandboxUrl: string | undefined;
  /**
   * The control token, if the sandbox is on another machine.
   * @defaultValue none
   */
  sandboxToken: string | undefined;
  /**
   * What the campaign of each test is like.
   * @defaultValue `{}`: as the sandbox was started, without people; links lead to `baseURL`
   */
  campaignOptions: ProjectOptions;
}

/** What `test` offers besides what Playwright's own does. */
export interface CampaignTestArgs {
  /** A campaign for this test alone. Pages of the test's context use it, whichever project and script they name. */
  campaign: Campaign;
}

/**
 * Playwright's `test`, with a campaign for each test: a project of a running sandbox that is created before the test, and
 * removed after it. Tests run in parallel without sharing anything.
 *
 * The app needs no change. Requests of its pages for the vendor's script, or for that of a sandbox, and what this script
 * requests, are answered by the campaign of the test.
 *
 * @example
 * ```ts
 * test('a friend moves Amy up', async ({ campaign, page }) => {
 *   const amy = await campaign.join('amy@example.com');
 *   await campaign.followLink(amy);
 *   await page.getByLabel('E-mail address').fill('bob@example.com');
 *   await page.getByRole('button', { name: 'Join' }).click();
 *   await expect.poll(async () => (await campaign.person(amy)).referrals).toBe(1);
 * });
 * ```
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & CampaignTestOptions & CampaignTestArgs,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
> = base.extend<CampaignTestOptions & CampaignTestArgs>({
  sandboxUrl: [undefined, { option: true }],
  sandboxToken: [undefined, { option: true }],
  campaignOptions: [{}, { option: true }],
  campaign: [
    async ({ sandboxUrl, sandboxToken, campaignOptions, baseURL, context, page }, use) => {
      const sandbox = connectSandbox({ url: sandboxUrl, token: sandboxToken });
      const site = baseURL === undefined ? {} : { site: new URL(baseURL).origin };
      const project = await sandbox.createProject({ ...site, ...campaignOptions });
      const visitor = await connect(context, sandbox.url, project);
      const contexts = new Set([context]);
      await use({
        ...withoutBrowser(project),
        as: (person) => visitor.become(person),
        followLink: (link) => open(page, link),
        async connect(other) {
          contexts.add(other);
          other.once('close', () => contexts.delete(other));
          await connect(other, sandbox.url, project);
        },
      });
      for (const each of contexts) await each.unrouteAll({ behavior: 'ignoreErrors' });
      await project.remove();
    },
    // Without it, a test that only uses `page` would share the first project of the sandbox with others.
    { auto: true },
  ],
});

function withoutBrowser(project: SandboxProject): Omit<SandboxProject, 'as' | 'followLink' | 'remove'> {
  const { as: _as, followLink: _followLink, remove: _remove, ...rest } = project;
  return rest;
}

async function open(page: Page, link: Link): Promise<void> {
  await page.goto(addressOf(link));
}

/** An address that the script of some project is at: `BASE/widget/v2/KEY.js`. */
const script = /^(.*)\/widget\/v2\/([a-z0-9]{8})\.js$/;
/** What pages request besides the script, below the same base. */
const requested = /^\/(?:(?:api|projects)\/[a-z0-9]{8}\/|p\/[a-z0-9]{8}\/|assets\/(?:page\.css|frame\.js)$)/;
const vendor = /(?:^|\.)prefinery\.com$/;

/** Answers what pages of a context request from the vendor, or from a sandbox, by a project. */
async function connect(context: BrowserContext, sandbox: string, project: SandboxProject) {
  /** The bases of all scripts that pages have requested. */
  const bases = new Set<string>();
  /** The session of the user whom the visitor is to be, and the pages that have it already. */
  let become: { session: string; given: Set<string> } | null = null;
  const pages = new Map<string, { key: string; origin: string }>();

  const baseOf = (url: URL): string | null => {
    const found = script.exec(url.origin + url.pathname)?.[1];
    if (found !== undefined) return found;
    if (vendor.test(url.hostname)) return url.origin;
    for (const each of bases) {
      const path = url.href.startsWith(`${each}/`) ? url.href.slice(each.length) : '';
      if (requested.test(path.split('?', 1)[0] ?? '')) return each;
    }
    return null;
  };

  const giveSession = async (): Promise<void> => {
    if (become === null) return;
    const { session, given } = become;
    for (const [page, { key, origin }] of pages) {
      if (given.has(page)) continue;
      given.add(page);
      await context.addCookies([{ name: `_pfy_${key}_session`, value: session, url: origin, sameSite: 'Lax' }]);
    }
  };

  const onScript = async (key: string, base: string, request: Request): Promise<void> => {
    bases.add(base);
    const { origin } = new URL(request.frame().url());
    pages.set(`${key} ${origin}`, { key, origin });
    await giveSession();
  };

  const answer = async (route: Route, request: Request): Promise<void> => {
    const url = new URL(request.url());
    const base = baseOf(url) ?? url.origin;
    const path = url.href.slice(base.length);
    const key = script.exec(url.origin + url.pathname)?.[2];
    if (key !== undefined) await onScript(key, base, request);
    // Addresses of this campaign, such as that of a hosted page, are complete. Others name the project of the app.
    const target = path.startsWith('/p/')
      ? sandbox + path
      : project.url + path.replace(/^(\/(?:api|projects|widget\/v2)\/)[a-z0-9]{8}/, `$1${project.project}`);
    const headers = headersOf(request, base, sandbox);
    const response = await route.fetch({ url: target, headers, maxRedirects: 0, maxRetries: 2 });
    await route.fulfill({ response });
  };

  /** A test may close the context while requests are on their way: nothing waits for their answers then. */
  const answerUntilClosed = (route: Route, request: Request): Promise<void> =>
    answer(route, request).catch((error: unknown) => {
      if (!isClosed(context)) throw error;
    });

  await context.route((url) => baseOf(url) !== null, answerUntilClosed);

  return {
    async become(person: PersonName) {
      const { session } = await project.as(person);
      await context.clearCookies({ name: /^_pfy_/ });
      become = session === null ? null : { session, given: new Set() };
      await giveSession();
    },
  };
}

/** Whether a context is closed or about to be. Versions of Playwright from before the method do not tell. */
const isClosed = (context: Partial<Pick<BrowserContext, 'isClosed'>>): boolean => context.isClosed?.() ?? false;

/**
 * The headers of a request, with the origin of its page. What Playwright knows of a request before it is sent may lack it. Hosted
 * pages, which are forms of the sandbox itself, send its own.
 */
function headersOf(request: Request, base: string, sandbox: string): Record<string, string> {
  const { origin: _origin, ...headers } = request.headers();
  if (request.method() === 'GET') return request.headers();
  const { origin } = new URL(request.frame().url());
  return { ...headers, origin: origin === new URL(base).origin ? new URL(sandbox).origin : origin };
}
