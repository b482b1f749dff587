import { user } from '@prefinery-kit/core/contract';
import type { FrameLocator, Page } from 'playwright';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openShop, project, type Shop, type Visitor } from '../../test/shop.ts';

/** A landing page with signup forms of every kind. The visitor has followed a referral link. */
let shop: Shop;
let visitor: Visitor;
let page: Page;

vi.setConfig({ testTimeout: 30_000 });

beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.close());
const become = async (): Promise<void> => {
  visitor = await shop.newVisitor();
  ({ page } = visitor);
};
beforeEach(become);
afterEach(() => visitor.close());

const raw = (id: string): string => `
  <form id="${id}" class="pfy-signup-form" method="post" action="https://i.prefinery.com/projects/${project}/users/post">
    <input type="hidden" name="referrer"><input type="hidden" name="referral_token">
    ${['source', 'medium', 'campaign', 'term', 'content'].map((n) => `<input type="hidden" name="utm_${n}">`).join('')}
    <input name="user[profile][email]" aria-label="E-mail"><button>Join</button>
  </form>`;
const magic = (id: string): string => `
  <form id="${id}" class="prefinery-magic-form"><input name="email" aria-label="E-mail"><button>Join</button></form>`;
const landing = () => `
  <script src="${shop.scriptUrl}" defer></script>
  <div id="inline1" class="prefinery-form-embed"></div><div id="inline2" class="prefinery-form-embed"></div>
  <button id="popup1" class="prefinery-form-cta">More</button><a href="#" id="popup2" class="prefinery-form-cta">Here</a>
  ${magic('magic1')}${magic('magic2')}${raw('raw1')}${raw('raw2')}`;

let people = 0;
const newEmail = (): string => `together${(people += 1)}@x.com`;

const thanked = (place: FrameLocator | Page) => place.getByRole('heading', { name: 'Thank you for joining' }).waitFor();

/** How to fill in a form of each kind, and how to see that it worked. */
const ways: Record<string, (id: string, email: string) => Promise<void>> = {
  async inline(id, email) {
    const form = page.frameLocator(`#${id} iframe`);
    await form.getByLabel('E-mail address').fill(email);
    await form.getByRole('button', { name: 'Join' }).click();
    await thanked(form);
  },
  async popup(id, email) {
    await page.locator(`#${id}`).click();
    const form = page.frameLocator('dialog iframe');
    await form.getByLabel('E-mail address').fill(email);
    await form.getByRole('button', { name: 'Join' }).click();
    await thanked(form);
    await page.getByRole('button', { name: 'Close' }).click();
  },
  async magic(id, email) {
    await page.locator(`#${id} [name=email]`).fill(email);
    await page.locator(`#${id} button`).click();
    await thanked(page.frameLocator(`#${id} iframe`));
  },
  async raw(id, email) {
    await page.locator(`#${id} [name="user[profile][email]"]`).fill(email);
    await page.locator(`#${id} button`).click();
    await thanked(page);
    expect(new URL(page.url()).origin).toBe(new URL(shop.url).origin);
  },
};
const fillIn = async (form: string): Promise<string> => {
  const email = newEmail();
  await ways[form.slice(0, -1)]?.(form, email);
  return email;
};

const utm = {
  utm_source: 'news',
  utm_medium: 'e mail',
  utm_campaign: 'spring&sale',
  utm_term: 'schuhe ä',
  utm_content: '1+1=2',
};

const ask = async (email: string) => v.parse(user, await visitor.call('getUser', { email }));

/** Adds a referrer in a browser that is then used by another visitor. */
async function friend() {
  await visitor.visit(landing());
  const email = newEmail();
  const friend = v.parse(user, await visitor.call('addUser', { email, first_name: 'Leonard' }));
  await visitor.close();
  await become();
  return friend;
}

const forms = ['inline1', 'inline2', 'popup1', 'popup2', 'magic1', 'magic2', 'raw1', 'raw2'];

it.each(forms)('beside seven others, %s adds its user once, with referrer and utm parameters', async (form) => {
  const leonard = await friend();
  const before = leonard.list_length ?? 0;
  await visitor.visit(landing(), `/?${new URLSearchParams({ r: leonard.referral_code, ...utm })}`);
  const email = await fillIn(form);
  await visitor.visit(landing());
  expect(await ask(email)).toMatchObject({ list_length: before + 1, profile: utm });
  expect(await ask(leonard.email)).toMatchObject({ referrals: 1 });
  expect(visitor.complaints).toEqual([]);
});

it('all forms, one after the other, add eight users for one referrer', async () => {
  const leonard = await friend();
  const path = `/?${new URLSearchParams({ r: leonard.referral_code, ...utm })}`;
  await visitor.visit(landing(), path);
  const joined: string[] = [];
  for (const form of forms) {
    joined.push(await fillIn(form));
    // A raw form navigates away. On return the referrer is still known, also without the link.
    if (form.startsWith('raw')) await visitor.visit(landing());
  }
  expect(await ask(leonard.email)).toMatchObject({ referrals: 8, list_length: (leonard.list_length ?? 0) + 8 });
  for (const email of joined.slice(0, 7)) expect((await ask(email)).profile).toMatchObject(utm);
  expect(visitor.complaints).toEqual([]);
});

it('a status link opens its owner’s referral page above all forms, and sets no referrer', async () => {
  const leonard = await friend();
  const query = new URLSearchParams({ 'ref-check': leonard.id, ...utm });
  await visitor.visit(landing(), `/?${query}`);
  await page.frameLocator('dialog iframe').getByRole('heading', { name: 'Hello Leonard' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  const email = await fillIn('magic1');
  expect(await ask(email)).toMatchObject({ profile: utm });
  expect(await ask(leonard.email)).toMatchObject({ referrals: 0 });
  expect(await visitor.call('getReferrerCode')).toBeNull();
  expect(visitor.complaints).toEqual([]);
});

it('an address with a referral link and a status link shows the page and credits the referrer', async () => {
  const leonard = await friend();
  const query = new URLSearchParams({ r: leonard.referral_code, 'ref-check': leonard.id, ...utm });
  await visitor.visit(landing(), `/?${query}`);
  await page.frameLocator('dialog iframe').getByRole('heading', { name: 'Hello Leonard' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  const email = await fillIn('inline2');
  expect(await ask(email)).toMatchObject({ profile: utm });
  expect(await ask(leonard.email)).toMatchObject({ referrals: 1 });
});
