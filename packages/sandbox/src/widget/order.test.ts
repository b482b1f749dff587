import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openShop, type Shop, type Visitor } from '../../test/shop.ts';

/** The vendor's snippet and script, in every order that pages load them in. */
let shop: Shop;
let visitor: Visitor;
let page: Page;

vi.setConfig({ testTimeout: 30_000 });

beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.close());
beforeEach(async () => {
  visitor = await shop.newVisitor();
  ({ page } = visitor);
});
afterEach(() => visitor.close());

const inline = (code: string): string => `<script>${code}</script>`;
const onLoad = (code: string): string => inline(`addEventListener('load', function () { ${code} })`);

const queue = 'function () { (window.prefinery.q = window.prefinery.q || []).push(arguments) }';
const stub = `window.prefinery = window.prefinery || ${queue};`;
const overwrite = `window.prefinery = ${queue};`;

const script = (how = ''): string => `<script ${how} src="${shop.scriptUrl}"></script>`;
/** Adds the script by code, and runs more code when it has loaded. */
const add = (more = ''): string =>
  `document.head.append(Object.assign(document.createElement('script'), { src: '${shop.scriptUrl}', onload() { ${more} } }));`;

/**
 * The vendor's old loader: it defines a list of its own, and adds the script on the window's load event. It does no more in
 * the public code that has it, and no code ever adds calls to that list.
 */
const oldLoader = () =>
  inline(`var _pfy = _pfy || [];
    (function () {
      function load() {
        var script = document.createElement('script');
        script.async = true;
        script.src = '${shop.scriptUrl}';
        var first = document.getElementsByTagName('script')[0];
        first.parentNode.insertBefore(script, first);
      }
      if (window.attachEvent) window.attachEvent('onload', load);
      else window.addEventListener('load', load, false);
    })();`);

/** Two calls, of which the second waits for the first. */
const calls = (door = 'prefinery'): string => `ask(${door}); ask(${door});`;

let visits = 0;
/** Records requests and answers. */
const notes = (): string =>
  inline(`var asked = [], answered = [];
    function ask(prefinery) {
      var email = 'visit${(visits += 1)}.' + asked.push('') + '@x.com';
      asked[asked.length - 1] = email;
      prefinery('addUser', email, function (user) { answered.push(user.email) });
    }`);
const answered = () => page.evaluate<unknown>('answered');

it.each<[string, () => string]>([
  ['the script after the stub', () => inline(stub + calls()) + script()],
  ['the script before the stub', () => script() + inline(calls() + stub + calls())],
  ['a deferred script', () => script('defer') + inline(stub + calls()) + onLoad(calls())],
  ['an async script', () => inline(stub + calls()) + script('async') + onLoad(calls())],
  ['no stub at all', () => script() + inline(calls())],
  ['two stubs', () => inline(stub + calls()) + inline(stub + calls()) + script() + inline(calls())],
  ['the script twice', () => inline(stub + calls()) + script() + inline(calls()) + script() + inline(calls())],
  ['two deferred scripts', () => script('defer') + inline(stub + calls()) + script('defer') + onLoad(calls())],
  ['the whole snippet twice', () => `${inline(stub + calls())}${script()}`.repeat(2) + inline(calls())],
  ['a stub in an effect', () => script() + inline(calls()) + onLoad(calls() + stub + calls())],
  [
    'a stub that overwrites, before',
    () =>
      inline(stub + calls()) + inline(`var kept = prefinery.q; ${overwrite} prefinery.q = kept; ${calls()}`) + script(),
  ],
  [
    'a stub that overwrites, and the script again',
    () => inline(stub + calls()) + script() + inline(overwrite + calls()) + script() + inline(calls()),
  ],
  [
    'a stub that code kept, and the script again',
    () =>
      inline(`${stub} var kept = prefinery;`) +
      script() +
      inline(calls() + calls('kept')) +
      script() +
      inline(calls()) +
      script(),
  ],
  ['a script that code adds', () => inline(stub + calls() + add(calls())) + inline(calls())],
  ['a script that code adds when the window has loaded', () => inline(stub + calls()) + onLoad(calls() + add(calls()))],
  [
    'a script that code adds, removes and adds again',
    () => inline(stub + calls() + add(`this.remove(); ${calls()} ${add(calls())}`)),
  ],
  ['the old loader, with a stub', () => inline(stub + calls()) + oldLoader() + onLoad(calls())],
  ['the old loader beside the snippet', () => inline(stub + calls()) + script() + oldLoader() + onLoad(calls())],
  ['an element of the same name', () => `<p id="prefinery"></p>${script()}${inline(calls())}`],
])('with %s, each call is made once and answered once, in order', async (_, html) => {
  const body = html();
  await visitor.visit(notes() + body);
  await expect.poll(answered).toHaveLength(body.split('ask(').length - 1);
  // The last call in the queue. Once it is answered, repeated calls would have been answered, too.
  await visitor.call('addUser', 'last@x.com');
  const asked = await page.evaluate<string[]>('asked');
  expect(await answered()).toEqual(asked);
  expect(visitor.sent).toEqual([...asked, 'last@x.com'].map(() => 'addUser'));
  expect(visitor.complaints).toEqual([]);
});

it('the old loader alone shows the form, and its list is not changed', async () => {
  await visitor.visit(`<div class="prefinery-form-embed"></div>${oldLoader()}`);
  await page.frameLocator('.prefinery-iframe').getByLabel('E-mail address').waitFor();
  expect(await visitor.call('getUser')).toBeNull();
  expect(await page.evaluate('_pfy')).toEqual([]);
});

it('a stub that overwrites the script’s function queues its calls until the script is loaded again', async () => {
  await visitor.visit(script() + notes() + inline(overwrite + calls()));
  expect(await page.evaluate('[answered.length, prefinery.q.length]')).toEqual([0, 2]);
  await page.evaluate(add());
  await expect.poll(answered).toHaveLength(2);
});

it('repeated snippets run one widget: a click opens one popup, a form signs up once', async () => {
  const form = '<form class="prefinery-magic-form"><input name="email"></form>';
  const button = '<button class="prefinery-form-cta">Join</button>';
  await visitor.visit(`${button}${form}${script()}${inline(overwrite)}${script()}`);
  await visitor.call('getReferrerCode');
  await page.locator('form input').fill('once@x.com');
  await page.keyboard.press('Enter');
  await page.frameLocator('form iframe').getByRole('heading', { name: 'Thank you for joining' }).waitFor();
  expect(visitor.sent.filter((command) => command === 'addUser')).toHaveLength(1);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
});
