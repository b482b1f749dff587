import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openShop, project, type Shop, type Visitor } from '../../test/shop.ts';

let shop: Shop;
let visitor: Visitor;
let page: Page;
let complaints: string[];
let sent: string[];
let visit: Visitor['visit'];
let call: Visitor['call'];

beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.close());

const become = (newEmail: Visitor): void => {
  visitor = newEmail;
  ({ page, complaints, sent, visit, call } = visitor);
};
beforeEach(async () => become(await shop.newVisitor()));
afterEach(() => visitor.close());

const script = () => `<script src="${shop.scriptUrl}"></script>`;

/** The vendor's snippet. Its queue holds `arguments` objects, and does not exist before the first call. */
const stub = `<script>
  window.prefinery = window.prefinery || function () { (window.prefinery.q = window.prefinery.q || []).push(arguments) };
</script>`;

/** A call in each of the four forms. */
const calls = (email: string) => `<script>
  var answers = [];
  var note = function (answer) { answers.push(answer) };
  prefinery('recordFormImpression');
  prefinery('addUser', '${email}');
  prefinery('getUser', note);
  prefinery('getUser', { email: '${email}' }, note);
</script>`;

let people = 0;
const newEmail = () => `person${++people}@bigbangtheory.com`;

describe('the script', { timeout: 30_000 }, () => {
  it('makes the calls of the stub, in all forms, once and in order', async () => {
    const email = newEmail();
    await visit(stub + calls(email) + script());
    await page.waitForFunction(() => Reflect.get(window, 'answers').length === 2);
    const answers = await page.evaluate(() => Reflect.get(window, 'answers'));
    expect(answers).toMatchObject([{ email }, { email }]);
    expect(await call('recordFormImpression')).toBeUndefined();
    expect(sent).toEqual(['recordFormImpression', 'addUser', 'getUser', 'getUser', 'recordFormImpression']);
    expect(complaints).toEqual([]);
  });

  it('fills the forms of a new route when it is loaded again', async () => {
    const form = '<div class="prefinery-form-embed"></div>';
    await visit(form + script());
    await page.locator('.prefinery-iframe').waitFor();
    await page.evaluate(
      async ([html, src]) => {
        document.body.innerHTML = html;
        await new Promise((resolve) =>
          document.body.append(Object.assign(document.createElement('script'), { src, onload: resolve })),
        );
      },
      [form, shop.scriptUrl] as const,
    );
    await page.frameLocator('.prefinery-iframe').getByLabel('E-mail address').waitFor({ timeout: 5000 });
    expect(complaints).toEqual([]);
  });

  it('of a second project is not used, and logs an error', async () => {
    await page.route('**/widget/v2/second12.js', async (route) =>
      route.fulfill({ response: await route.fetch({ url: shop.scriptUrl }) }),
    );
    await visit(`${script()}<script src="${shop.url}/widget/v2/second12.js"></script>`);
    expect(complaints).toEqual([expect.stringMatching(/abcd1234.*second12/)]);
    expect(await call('getUser')).toBeNull();
  });

  it('from an address without a project logs an error, and does not replace the stub', async () => {
    await page.route('**/widget.js', async (route) =>
      route.fulfill({ response: await route.fetch({ url: shop.scriptUrl }) }),
    );
    await visit(`${stub}<script src="${shop.url}/widget.js"></script>`);
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

  it('shows the leaderboard at its full height at any width, with the session’s user', async () => {
    await page.setViewportSize({ width: 1200, height: 600 });
    await visit(`<div id="board"></div>${script()}`);
    const email = newEmail();
    await call('addUser', { email, first_name: 'Maximiliana-Theodora', last_name: 'Hofstadter' });
    expect(await call('embedLeaderboard', { dom_id: 'board' })).toMatchObject({ email });
    expect(await board().locator('[aria-current] .you').textContent()).toBe('You');
    const wide = await settled();

    await page.setViewportSize({ width: 280, height: 600 });
    await expect.poll(async () => (await heights()).content).not.toBe(wide);
    expect(await settled()).not.toBe(wide);
    expect(
      await board()
        .locator('table')
        .evaluate((table) => table.scrollWidth <= innerWidth),
    ).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('credits the referrer whose link was followed, also after a router has rewritten the address', async () => {
    await visit(script());
    const referrer = newEmail();
    await call('addUser', referrer);
    const { referral_code: code } = Object(await call('getUser'));

    await visitor.close();
    become(await shop.newVisitor());
    await visit(`${script()}<script>history.replaceState(null, '', '/signup')</script>`, `/?r=${code}`);
    await call('addUser', newEmail());
    expect(await call('getUser', { email: referrer })).toMatchObject({ referrals: 1 });
  });

  it('sends the HTTP referrer and the utm parameters, also after a click inside the site', async () => {
    await visit(script());
    const link = (href: string) => `<a href="${href}">Shop</a>`;
    const body = link(`${page.url()}?utm_source=facebook`);
    await page.route('http://news.example/**', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto('http://news.example/');
    await page.getByText('Shop').click();
    await page.waitForURL(/utm_source/);
    await page.evaluate((html) => (document.body.innerHTML = html), link('/prices'));
    await page.getByText('Shop').click();
    await page.waitForURL(/prices/);
    const email = newEmail();
    expect(await call('addUser', email)).toMatchObject({
      profile: { http_referrer: 'http://news.example/', utm_source: 'facebook' },
    });
  });

  it('works with a referrer cookie that other code has written', async () => {
    await visit(script());
    await page.evaluate((name) => (document.cookie = `${name}=100%; path=/`), `_pfy_${project}_referrer_code`);
    expect(await call('addUser', newEmail())).toMatchObject({ email: expect.any(String) });
    expect(await call('getReferrerCode')).toBeNull();
  });

  it('keeps the session after a reload, in a cookie that ends with the browser session', async () => {
    const email = newEmail();
    await visit(script());
    await call('addUser', email);
    await page.reload();
    expect(await call('getUser')).toMatchObject({ email });
    const session = (await page.context().cookies()).find(({ name }) => name === `_pfy_${project}_session`);
    expect(session).toMatchObject({ expires: -1, path: '/', sameSite: 'Lax', domain: 'shop.localhost' });
  });
});
