import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import { forgetLanding } from './forget.ts';
import { readLanding, withLanding } from './landing.ts';
import type { Consent } from './events.ts';
import { createFakeVendor, type FakeVendor, forgetVisitor } from './testing/index.ts';

const penny = { email: 'penny@bigbangtheory.com' };
let vendor: FakeVendor;

/** Opens a page with this query string, and creates a client on it. */
function land(search: string, consent?: Consent) {
  window.history.replaceState(null, '', `/${search}`);
  return createPrefinery({ project: 'abcd1234', consent });
}
const route = (path: string) => window.history.replaceState(null, '', path);

function installVendor() {
  vendor = createFakeVendor({ users: [{ email: 'leonard@bigbangtheory.com', referral_code: 'leonard981' }] });
  vendor.install();
}

beforeEach(installVendor);
afterEach(() => {
  vi.useRealTimers();
  forgetVisitor();
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

describe('on the next page', () => {
  /** Loads another page in the same browser, which keeps its cookies. */
  function open(search = '', consent?: Consent) {
    const { cookie } = document;
    route(`/${search}`);
    installVendor();
    for (const one of cookie.split('; ')) document.cookie = `${one}; path=/`;
    return land(search, consent);
  }

  test('the referrer of the page before is read and added, if the script has none', async () => {
    land('?r=leonard981&utm_source=news').load();
    const client = open('?page=2');
    expect(readLanding(client)).toEqual({ referrer: 'leonard981', utm: {} });
    expect(await withLanding(client, penny)).toEqual({ ...penny, referred_by: 'leonard981' });
  });

  test('nothing is added if the script has kept a referrer, or reads another one in the address', async () => {
    land('?r=somebody').load();
    expect(await withLanding(open('?r=leonard981'), penny)).toEqual(penny);
    expect(vendor.calls).toEqual([]);
    const client = open();
    vendor.followLink('leonard981');
    expect(await withLanding(client, penny)).toEqual(penny);
  });

  test('the last link counts, and a code with any characters is the same code', async () => {
    land('?r=leonard981').load();
    open('?r=%C3%A9+%25%3B%20max-age%3D0%26r%3Dx').load();
    expect(readLanding(open()).referrer).toBe('é %; max-age=0&r=x');
  });

  test('nothing is kept before consent, nor read', async () => {
    const landing = land('?r=leonard981', 'pending');
    landing.load();
    landing.setConsent('denied');
    expect(document.cookie).toBe('');
    landing.setConsent('granted');
    landing.load();
    await vi.waitFor(() => expect(landing.state).toBe('ready'));
    expect(readLanding(open('', 'pending')).referrer).toBeNull();
    expect(readLanding(open('', 'denied')).referrer).toBeNull();
    expect(readLanding(open()).referrer).toBe('leonard981');
  });

  test('where cookies are refused there is no referrer', () => {
    const refuse = () => {
      throw new DOMException('The document is sandboxed.', 'SecurityError');
    };
    vi.spyOn(document, 'cookie', 'get').mockImplementation(refuse);
    vi.spyOn(document, 'cookie', 'set').mockImplementation(refuse);
    const client = land('?r=leonard981');
    client.load();
    expect(client.state).not.toBe('failed');
    expect(readLanding(land('?page=2'))).toEqual({ referrer: 'leonard981', utm: {} });
    vi.restoreAllMocks();
  });
});
