import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import { forgetLanding } from './forget.ts';
import { readLanding, withLanding } from './landing.ts';
import { createFakeVendor, type FakeVendor } from './testing/index.ts';

const penny = { email: 'penny@bigbangtheory.com' };
let vendor: FakeVendor;

/** Opens a page with this query string, and creates a client on it. */
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

test('reads referrer and utm values from the address, and nothing else', () => {
  const client = land('?r=leonard981&utm_source=news&utm_medium=&utm_id=7&page=2');
  expect(readLanding(client)).toEqual({ referrer: 'leonard981', utm: { utm_source: 'news' } });
});

test('clients that are created after a route change still read the first address of the page', () => {
  land('?r=leonard981');
  const later = land('?r=somebody&utm_source=late');
  expect(readLanding(later)).toEqual({ referrer: 'leonard981', utm: {} });
});

test('withLanding adds nothing while the address is unchanged, because the script reads it itself', async () => {
  const client = land('?r=leonard981&utm_source=news');
  expect(await withLanding(client, penny)).toEqual(penny);
  expect(vendor.calls).toEqual([]);
});

test('withLanding adds utm values and referrer after a router has removed them from the address', async () => {
  const client = land('?r=leonard981&utm_source=news&utm_term=physics');
  route('/welcome');
  expect(await withLanding(client, penny.email)).toEqual({
    ...penny,
    referred_by: 'leonard981',
    utm_source: 'news',
    utm_term: 'physics',
  });
});

test('withLanding adds no referrer if the script has one', async () => {
  vendor.followLink('leonard981');
  const client = land('?r=somebody');
  route('/welcome');
  expect(await withLanding(client, penny)).toEqual(penny);
});

test('fields of the data take precedence over the address', async () => {
  const client = land('?r=leonard981&utm_source=news');
  route('/welcome');
  const given = { ...penny, referred_by: 'amy@bigbangtheory.com', utm_source: 'mine' };
  expect(await withLanding(client, given)).toEqual(given);
});

test.each([undefined, null, ''])(
  'fields that a form library leaves %j do not replace those of the address',
  async (blank) => {
    const client = land('?r=leonard981&utm_source=news');
    route('/welcome');
    const form = { ...penny, referred_by: blank, utm_source: blank, country: blank } as typeof penny;
    expect(await withLanding(client, form)).toEqual({ ...penny, referred_by: 'leonard981', utm_source: 'news' });
  },
);

test('forgetLanding clears referrer and utm values for all clients of the page', async () => {
  const client = land('?r=leonard981&utm_source=news');
  route('/welcome');
  forgetLanding(client);
  expect(await withLanding(client, penny)).toEqual(penny);
  expect(readLanding(createPrefinery({ project: 'abcd1234' }))).toEqual({ referrer: null, utm: {} });
  expect(vendor.calls).toEqual([]);
});

test('withLanding adds the referrer of the address if getReferrerCode is not answered in time', async () => {
  vi.useFakeTimers();
  vendor.fault('getReferrerCode', 'silent');
  const client = land('?r=leonard981');
  route('/welcome');
  const data = withLanding(client, penny);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await data).toEqual({ ...penny, referred_by: 'leonard981' });
});

test('withLanding rejects at once if the script fails, without another try', async () => {
  vendor.fault('script', 'blocked');
  const client = land('?r=leonard981');
  const tries = vi.fn<(state: unknown) => void>();
  client.subscribe((event) => event.type === 'script' && tries(event.result));
  route('/welcome');
  await expect(withLanding(client, penny)).rejects.toMatchObject({ code: 'script_failed' });
  await vi.waitFor(() => expect(tries.mock.calls).toEqual([['loading'], ['failed']]));
});
