import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openShop, project, type Shop, type Visitor } from '../../test/shop.ts';

/** Hosted pages of a real sandbox, in a shop whose policy allows no inline styles. */
let shop: Shop;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  shop = await openShop();
}, 60_000);
afterAll(() => shop.close());

const become = (other: Visitor): void => {
  visitor = other;
  ({ page } = visitor);
};
beforeEach(async () => become(await shop.newVisitor()));
afterEach(async () => {
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
});

const script = () => `<script src="${shop.scriptUrl}" defer></script>`;
const form = `<div class="prefinery-form-embed" data-prefinery-prefill-email="amy@"></div>`;
const button = `<button class="prefinery-form-cta">Join the shop</button>`;
const popup = () => page.getByRole('dialog');
const inside = (selector: string) => page.frameLocator(selector);

let people = 0;
const newEmail = () => `guest${++people}@bigbangtheory.com`;

/** A page of the shop with a user signed in. */
async function arrive(html = ''): Promise<string> {
  const email = newEmail();
  await visitor.visit(script() + html);
  await visitor.call('addUser', { email, first_name: 'Amy <b>Farrah</b>' });
  return email;
}

/** Not awaited: Escape removes the iframe that gets the event, and Chromium may then never confirm the key press. */
const pressEscape = () => void page.keyboard.press('Escape').catch(() => {});

const focused = () => page.evaluate(() => document.activeElement?.id);

describe('the referral page', { timeout: 30_000 }, () => {
  it('shows the name of its user, as text, at its full height', async () => {
    const email = await arrive('<div id="mine"></div>');
    expect(await visitor.call('embedReferralPage', { dom_id: 'mine' })).toMatchObject({ email });
    const mine = inside('#mine iframe');
    expect(await mine.getByRole('heading', { level: 1 }).textContent()).toBe('Hello Amy <b>Farrah</b>');

    const height = () => page.locator('#mine iframe').evaluate((iframe) => iframe.getBoundingClientRect().height);
    await expect.poll(height).toBeGreaterThan(200);
    const closed = await height();
    await mine.getByText('How it works').click();
    await expect.poll(height).toBeGreaterThan(closed);
  });

  it('copies the referral link', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await arrive('<div id="mine"></div>');
    const { referral_link: link } = Object(await visitor.call('embedReferralPage', { dom_id: 'mine' }));
    const mine = inside('#mine iframe');
    await mine.getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => mine.getByRole('status').textContent()).toBe('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  });

  it('selects the referral link where it may not copy', async () => {
    await arrive('<div id="mine"></div>');
    await visitor.call('embedReferralPage', { dom_id: 'mine' });
    const mine = inside('#mine iframe');
    const field = mine.getByLabel('Your referral link');
    await field.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('Forbidden'));
    });
    await mine.getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => mine.getByRole('status').textContent()).toContain('is selected');
    const selection = await field.evaluate((input: HTMLInputElement) =>
      input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
    );
    expect(selection).toBe(await field.inputValue());
  });

  it('shows the referral link without script, and no copy button', async () => {
    await arrive('<div id="mine"></div>');
    await visitor.call('embedReferralPage', { dom_id: 'mine' });
    const url = (await page.locator('#mine iframe').getAttribute('src')) ?? '';
    await visitor.close();
    become(await shop.newVisitor({ javaScriptEnabled: false }));
    await page.goto(url);
    expect(await page.getByLabel('Your referral link').inputValue()).toContain('/r/');
    expect(await page.getByRole('button').count()).toBe(0);
  });
});

describe('the popup', { timeout: 30_000 }, () => {
  const leave = '<button id="opener" autofocus>More</button>';
  const pressInside = async () => {
    await inside('iframe[title="Referral page"]').getByLabel('Your referral link').click();
    pressEscape();
  };

  it.each<[string, () => Promise<unknown>]>([
    ['Escape', () => page.keyboard.press('Escape')],
    ['Escape inside its page', pressInside],
    ['a click beside it', () => page.mouse.click(3, 3)],
    ['its button', () => popup().getByRole('button', { name: 'Close' }).click()],
    ['the app', () => visitor.call('closeReferralPage')],
  ])('is closed by %s, and the focus returns', async (_, close) => {
    await arrive(leave);
    await page.locator('#opener').focus();
    expect(await visitor.call('popupReferralPage')).toBeUndefined();
    expect(await popup().getAttribute('aria-label')).toBe('Referral page');
    expect(await focused()).not.toBe('opener');
    await close();
    await expect.poll(() => popup().count()).toBe(0);
    expect(await focused()).toBe('opener');
  });

  it.each([280, 390, 1600])('fits a page of %i pixels, with its own styles', async (width) => {
    await page.setViewportSize({ width, height: 500 });
    await arrive();
    await visitor.call('popupReferralPage');
    const box = await popup().boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(8);
    expect((box?.width ?? 0) + 2 * (box?.x ?? 0)).toBeCloseTo(width, 0);
    await expect.poll(async () => (await popup().boundingBox())?.height).toBeGreaterThan(300);
    expect((await popup().boundingBox())?.height).toBeLessThanOrEqual(484);
    const sides = await page
      .locator('iframe')
      .evaluate((iframe) => ({ border: getComputedStyle(iframe).borderTopWidth, height: iframe.clientHeight }));
    expect(sides.border).toBe('0px');
    expect(sides.height).toBeGreaterThan(300);
  });

  it('opens on landing by a user’s status link, and does not sign the visitor in', async () => {
    await arrive();
    const { id } = Object(await visitor.call('getUser'));
    await visitor.close();
    become(await shop.newVisitor());
    await visitor.visit(script(), `/?ref-check=${id}`);
    await popup().waitFor();
    const heading = inside('iframe').getByRole('heading', { level: 1 });
    expect(await heading.textContent()).toBe('Hello Amy <b>Farrah</b>');
    expect(await visitor.call('getUser')).toBeNull();
  });
});

describe('the signup form', { timeout: 30_000 }, () => {
  it('adds a user, whose session the page then has', async () => {
    await visitor.visit(script() + form);
    const inline = inside('.prefinery-iframe');
    const email = newEmail();
    const field = inline.getByLabel('E-mail address');
    expect(await field.inputValue()).toBe('amy@');
    await field.fill(email);
    await inline.getByRole('button', { name: 'Join' }).click();
    await inline.getByRole('heading', { name: 'Thank you for joining' }).waitFor();
    await expect.poll(() => visitor.call('getUser')).toMatchObject({ email });
  });

  it('credits the referrer whose link was followed, and sends the utm parameters', async () => {
    const referrer = await arrive();
    const { referral_code: code } = Object(await visitor.call('getUser'));
    await visitor.close();
    become(await shop.newVisitor());
    await visitor.visit(script() + form, `/?r=${code}&utm_source=news`);
    const email = newEmail();
    await inside('.prefinery-iframe').getByLabel('E-mail address').fill(email);
    await page.keyboard.press('Enter');
    await expect.poll(() => visitor.call('getUser', { email: referrer })).toMatchObject({ referrals: 1 });
    expect(await visitor.call('getUser', { email })).toMatchObject({ profile: { utm_source: 'news' } });
  });

  it('opens in the popup by a button, also one that was added later', async () => {
    await visitor.visit(script());
    await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), button);
    await page.getByRole('button', { name: 'Join the shop' }).click();
    expect(await popup().getAttribute('aria-label')).toBe('Signup form');
    const email = newEmail();
    await inside('iframe').getByLabel('E-mail address').fill(email);
    await page.keyboard.press('Enter');
    await expect.poll(() => visitor.call('getUser')).toMatchObject({ email });
    pressEscape();
    await expect.poll(() => popup().count()).toBe(0);
  });

  it('works without script, on a page of its own', async () => {
    await visitor.close();
    become(await shop.newVisitor({ javaScriptEnabled: false }));
    await page.goto(`${shop.url}/projects/${project}/users/new?display=hosted`);
    expect(await page.getByRole('textbox').count()).toBe(1);
    await page.getByLabel('E-mail address').fill(newEmail());
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('heading', { name: 'Thank you for joining' }).waitFor();
    expect(page.url()).toContain(project);
  });
});
