import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import { forgetLanding } from './forget.ts';
import { readLanding, withLanding } from './landing.ts';
import { createFakeVendor, type FakeVendor } from './testing/index.ts';

const penny = { email: 'penny@bigbangtheory.com' };
let vendor: FakeVendor;

/** A page of the app, and a client made on it. */
function land(search: string) {
  window.history.replaceState(null, '', `/${search}`);
  return createPrefinery({ project: 'abcd1234' });
}
const route = (path: string) => window.history.replaceState(null, '', path);

beforeEach(() => {
  vendor = createFakeVendor({ users: [{ email: 'leonard@bigbangtheory.com', referral_code: 'leonard981' }] });
  vendor.install();
});
afterEach(() => {
  vi.useRealTimers();
  route('/');
});

test('reads what the address says, and only that', () => {
  const client = land('?r=leonard981&utm_source=news&utm_medium=&utm_id=7&page=2');
  expect(readLanding(client)).toEqual({ referrer: 'leonard981', utm: { utm_source: 'news' } });
});

test('the first address of the page counts, whichever client asks, and wherever a router goes', () => {
  land('?r=leonard981');
  const later = land('?r=somebody&utm_source=late');
  expect(readLanding(later)).toEqual({ referrer: 'leonard981', utm: {} });
});

test('while the address still says it, the script is left to find it', async () => {
  const client = land('?r=leonard981&utm_source=news');
  expect(await withLanding(client, penny)).toEqual(penny);
  expect(vendor.calls).toEqual([]);
});

test('what a router took away goes along: utm, and the referrer where the script has none', async () => {
  const client = land('?r=leonard981&utm_source=news&utm_term=physics');
  route('/welcome');
  expect(await withLanding(client, penny.email)).toEqual({
    ...penny,
    referred_by: 'leonard981',
    utm_source: 'news',
    utm_term: 'physics',
  });
});

test('the script’s own referrer stands', async () => {
  vendor.followLink('leonard981');
  const client = land('?r=somebody');
  route('/welcome');
  expect(await withLanding(client, penny)).toEqual(penny);
});

test('what is given wins', async () => {
  const client = land('?r=leonard981&utm_source=news');
  route('/welcome');
  const given = { ...penny, referred_by: 'amy@bigbangtheory.com', utm_source: 'mine' };
  expect(await withLanding(client, given)).toEqual(given);
});

test('what was forgotten goes along with nobody, whichever client of the page asks', async () => {
  const client = land('?r=leonard981&utm_source=news');
  route('/welcome');
  forgetLanding(client);
  expect(await withLanding(client, penny)).toEqual(penny);
  expect(readLanding(createPrefinery({ project: 'abcd1234' }))).toEqual({ referrer: null, utm: {} });
  expect(vendor.calls).toEqual([]);
});

test('a script that does not say whether it has a referrer keeps nobody from joining', async () => {
  vi.useFakeTimers();
  vendor.fault('getReferrerCode', 'silent');
  const client = land('?r=leonard981');
  route('/welcome');
  const data = withLanding(client, penny);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await data).toEqual({ ...penny, referred_by: 'leonard981' });
});

test('without the script nobody waits for a second round of tries', async () => {
  vendor.fault('script', 'blocked');
  const client = land('?r=leonard981');
  const tries = vi.fn<(state: unknown) => void>();
  client.subscribe((event) => event.type === 'script' && tries(event.result));
  route('/welcome');
  await expect(withLanding(client, penny)).rejects.toMatchObject({ code: 'script_failed' });
  await vi.waitFor(() => expect(tries.mock.calls).toEqual([['loading'], ['failed']]));
});
