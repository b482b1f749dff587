import { createServer, type Server } from 'node:http';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchOptions } from '../../../../scripts/browser.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { type Served, serveSandbox } from '../serve.ts';

/** The whole way in a real browser: a page of one site, a sandbox of another. */
const project = 'abcd1234';
const base = '/prefinery';

let sandbox: Sandbox;
let served: Served;
let browser: Browser;
let shop: Server;
/** What the shop's pages have in them. */
let content = '';
let page: Page;
/** What the page wrote to the console as an error, or threw. */
let complaints: string[];
/** Commands that the page has sent. */
let sent: string[];

beforeAll(async () => {
  sandbox = await createSandbox({ project, base, identityVerification: false });
  served = await serveSandbox(sandbox, { port: 0 });
  browser = await chromium.launch(launchOptions());
  shop = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Shop</title><link rel="icon" href="data:,"><body>${content}`);
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
}, 60_000);

afterAll(async () => {
  await browser.close();
  shop.close();
  await served.close();
  await sandbox.close();
});

beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  complaints = [];
  sent = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname.split('/').at(-1) ?? '');
  });
});

afterEach(() => page.context().close());

/** Opens a page of the shop with this in it. */
async function visit(html: string, path = '/'): Promise<void> {
  content = html;
  const address = shop.address();
  if (typeof address !== 'object' || address === null) throw new Error('The shop is closed');
  await page.goto(`http://shop.localhost:${address.port}${path}`);
}

const scriptUrl = () => `${served.url}${base}/widget/v2/${project}.js`;
const script = () => `<script src="${scriptUrl()}"></script>`;
const late = () =>
  `<script>document.head.append(Object.assign(document.createElement('script'), { src: '${scriptUrl()}' }))</script>`;

/** The vendor's snippet. Its entries are `arguments` objects, and there is no queue before the first call. */
const stub = `<script>
  window.prefinery = window.prefinery || function () { (window.prefinery.q = window.prefinery.q || []).push(arguments) };
</script>`;

/** A call in each of the four shapes. */
const calls = (email: string) => `<script>
  var answers = [];
  var note = function (answer) { answers.push(answer) };
  prefinery('recordFormImpression');
  prefinery('addUser', '${email}');
  prefinery('getUser', note);
  prefinery('getUser', { email: '${email}' }, note);
</script>`;

/** What the vendor's function answers in the page. */
const call = (...command: unknown[]): Promise<unknown> =>
  page.evaluate(
    (given) => new Promise((resolve) => Reflect.apply(Reflect.get(window, 'prefinery'), null, [...given, resolve])),
    command,
  );

let people = 0;
const somebody = () => `person${++people}@bigbangtheory.com`;

describe('loading the script', { timeout: 30_000 }, () => {
  it.each<[string, (calls: string) => string]>([
    ['after the stub and its calls', (html) => stub + html + script()],
    ['before the stub', (html) => script() + stub + html],
    ['without a stub', (html) => script() + html],
    ['twice', (html) => stub + html + script() + script()],
    ['after two stubs', (html) => stub + html + stub + script()],
    ['before one more stub', (html) => stub + script() + html + stub],
    ['by another script', (html) => stub + html + late()],
    ['beside an element of the same name', (html) => `<p id="prefinery"></p>${script()}${html}`],
  ])('%s makes each call once, in order', async (_, html) => {
    const email = somebody();
    await visit(html(calls(email)));
    await page.waitForFunction(() => Reflect.get(window, 'answers').length === 2);
    const answers = await page.evaluate(() => Reflect.get(window, 'answers'));
    expect(answers).toMatchObject([{ email }, { email }]);
    expect(await call('recordFormImpression')).toBeUndefined();
    expect(sent).toEqual(['recordFormImpression', 'addUser', 'getUser', 'getUser', 'recordFormImpression']);
    expect(complaints).toEqual([]);
  });

  it('of a second project leaves the first in charge, and says so', async () => {
    await page.route('**/widget/v2/second12.js', async (route) =>
      route.fulfill({ response: await route.fetch({ url: scriptUrl() }) }),
    );
    await visit(`${script()}<script src="${served.url}${base}/widget/v2/second12.js"></script>`);
    expect(complaints).toEqual([expect.stringMatching(/abcd1234.*second12/)]);
    expect(await call('getUser')).toBeNull();
  });

  it('from an address that names no project says so, and leaves the stub alone', async () => {
    await page.route('**/widget.js', async (route) =>
      route.fulfill({ response: await route.fetch({ url: scriptUrl() }) }),
    );
    await visit(`${stub}<script src="${served.url}/widget.js"></script>`);
    expect(complaints).toEqual([expect.stringMatching(/widget\.js" is not the address/)]);
    expect(await page.evaluate(() => String(Reflect.get(window, 'prefinery')))).toContain('.q');
  });
});

describe('the page', { timeout: 30_000 }, () => {
  const board = () => page.frameLocator('#board iframe');
  const heights = async () => ({
    iframe: await page.locator('#board iframe').evaluate((iframe) => iframe.getBoundingClientRect().height),
    content: await board()
      .locator('html')
      .evaluate((root) => Math.ceil(root.getBoundingClientRect().height)),
  });
  /** The iframe's height, once it is that of its content. */
  const settled = async (): Promise<number> => {
    await expect
      .poll(async () => Object.values(await heights()).every((height, _, [first]) => height === first))
      .toBe(true);
    return (await heights()).iframe;
  };

  it('shows the leaderboard as tall as it is, however narrow, with the person of the session', async () => {
    await page.setViewportSize({ width: 1200, height: 600 });
    await visit(`<div id="board"></div>${script()}`);
    await call('addUser', { email: somebody(), first_name: 'Maximiliana-Theodora', last_name: 'Hofstadter' });
    expect(await call('embedLeaderboard', { dom_id: 'board' })).toBeUndefined();
    expect(await board().locator('[aria-current] .you').textContent()).toBe('You');
    const wide = await settled();

    await page.setViewportSize({ width: 280, height: 600 });
    await expect.poll(async () => (await heights()).content).toBeGreaterThan(wide);
    expect(await settled()).toBeGreaterThan(wide);
    expect(
      await board()
        .locator('table')
        .evaluate((table) => table.scrollWidth <= innerWidth),
    ).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('credits the person whose link was followed, also after a router has rewritten the address', async () => {
    await visit(script());
    const referrer = somebody();
    await call('addUser', referrer);
    const { referral_code: code } = Object(await call('getUser'));

    const friend = await browser.newContext();
    try {
      page = await friend.newPage();
      await visit(`${script()}<script>history.replaceState(null, '', '/signup')</script>`, `/?r=${code}`);
      await call('addUser', somebody());
      expect(await call('getUser', { email: referrer })).toMatchObject({ referrals: 1 });
    } finally {
      await friend.close();
    }
  });

  it('knows its visitor after a reload, by a cookie that ends with the browser session', async () => {
    const email = somebody();
    await visit(script());
    await call('addUser', email);
    await page.reload();
    expect(await call('getUser')).toMatchObject({ email });
    const session = (await page.context().cookies()).find(({ name }) => name === `_pfy_${project}_session`);
    expect(session).toMatchObject({ expires: -1, path: '/', sameSite: 'Lax', domain: 'shop.localhost' });
  });
});
