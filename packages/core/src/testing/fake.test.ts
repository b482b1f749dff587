import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrefinery } from '../client.ts';
import { createFakeVendor, type FakeVendor } from './fake.ts';
import { resetPage } from './page.ts';

const leonard = { email: 'leonard@bigbangtheory.com', referral_code: 'leonard981' };
const penny = { email: 'penny@bigbangtheory.com', first_name: 'Penny', referred_by: leonard.email };
const path = location.pathname;

// Only commands that are never answered take that long.
const connect = (vendor: FakeVendor) => {
  vendor.install();
  return createPrefinery({ project: 'abcd1234', timeout: 50 });
};

beforeEach(() => {
  vi.spyOn(console, 'warn');
  vi.spyOn(console, 'error');
});
afterEach(() => {
  resetPage();
  history.replaceState(null, '', path);
  expect(console.warn).not.toHaveBeenCalled();
  expect(console.error).not.toHaveBeenCalled();
});

describe('a page with a fake', () => {
  test('loads no script, and records every call', async () => {
    const vendor = createFakeVendor();
    const client = connect(vendor);
    await client.addUser(penny.email);
    await client.logoutUser();
    expect(document.scripts).toHaveLength(0);
    expect(vendor.calls).toEqual([
      { command: 'addUser', data: penny.email },
      { command: 'logoutUser', data: undefined },
    ]);
  });

  test('has no state of an earlier fake', async () => {
    const before = createFakeVendor({ users: [leonard], session: leonard.email });
    await connect(before).popupReferralPage();
    expect(document.querySelector('[role=dialog]')).toHaveTextContent(`Referral page of ${leonard.email}`);
    document.cookie = '_pfy_abcd1234_session=token; path=/';

    const vendor = createFakeVendor();
    vendor.install();
    expect([before.isInstalled, vendor.isInstalled]).toEqual([false, true]);
    expect(document.querySelector('[role=dialog]')).toBeNull();
    expect(document.cookie).toBe('');
    // Another project on the same page would be a conflict without the reset.
    expect(await createPrefinery({ project: 'other123' }).getUser()).toBeNull();
    expect(before.calls).toHaveLength(1);
  });

  test('is used by a client that was created with an earlier fake', async () => {
    const first = createFakeVendor({ users: [leonard], session: leonard.email });
    const client = connect(first);
    expect(await client.getUser()).toMatchObject(leonard);
    const second = createFakeVendor();
    second.install();
    expect(await client.getUser()).toBeNull();
    expect([first, second].map(({ calls }) => calls.length)).toEqual([1, 1]);
  });

  test('reads referrer and utm values from the address', async () => {
    history.replaceState(null, '', '?r=leonard981&utm_source=comics');
    const vendor = createFakeVendor({ users: [leonard] });
    const client = connect(vendor);
    expect(await client.getReferrerCode()).toBe('leonard981');
    expect(await client.addUser('amy@bigbangtheory.com')).toMatchObject({ profile: { utm_source: 'comics' } });
    expect(vendor.find(leonard.email)).toMatchObject({ referrals: 1, shares: 0 });
  });

  test('prefers the option referrer to the address', async () => {
    history.replaceState(null, '', '?r=somebody');
    const vendor = createFakeVendor({ users: [leonard], referrer: 'leonard981' });
    expect(await connect(vendor).getReferrerCode()).toBe('leonard981');
    // Still after the fake is installed again.
    expect(await connect(vendor).getReferrerCode()).toBe('leonard981');
  });

  test('opens the referral page popup for a status link', () => {
    history.replaceState(null, '', '?ref-check=42');
    createFakeVendor({ users: [{ ...leonard, id: '42' }] }).install();
    expect(document.querySelector('[role=dialog]')).toHaveTextContent(leonard.email);
  });
});

describe('users', () => {
  test('are in the campaign from the start, with shares and referrals', () => {
    const vendor = createFakeVendor({ users: [{ ...leonard, shares: 7, referrals: 2 }, penny], session: penny.email });
    expect(vendor.session).toMatchObject({ email: penny.email, list_position: 2, profile: { first_name: 'Penny' } });
    expect(vendor.find(leonard.email)).toMatchObject({ shares: 7, referrals: 3, list_position: 1 });
    expect(vendor.find('nobody@bigbangtheory.com')).toBeNull();
  });

  test('an unknown session user is an error', () => {
    expect(() => createFakeVendor({ session: penny.email })).toThrow(`Nobody of the fake campaign has the address`);
  });

  test('are on the list only if applied, and count as referrals only if confirmed', async () => {
    const vendor = createFakeVendor({ users: [leonard, penny], session: penny.email });
    const client = connect(vendor);
    vendor.setStatus(penny.email, 'unconfirmed');
    expect(await client.triggerRewards({ event: 'purchase' })).toEqual([]);
    expect(await client.getUser()).toMatchObject({ list_position: null, list_ahead: null, list_length: 1 });
    expect(vendor.find(leonard.email)).toMatchObject({ referrals: 0, list_position: 1 });

    vendor.setStatus(penny.email, 'invited');
    expect(await client.getUser()).toMatchObject({ list_position: null, list_length: 1 });
    expect(vendor.find(leonard.email)).toMatchObject({ referrals: 1 });
    // The purchase before the confirmation has earned the reward already.
    expect(await client.triggerRewards({ event: 'purchase' })).toEqual([]);
    expect(() => vendor.setStatus('nobody@bigbangtheory.com', 'active')).toThrow('Nobody of the fake campaign');
  });

  test('are unconfirmed with doubleOptIn until setStatus', async () => {
    const vendor = createFakeVendor({ users: [leonard], doubleOptIn: true });
    const client = connect(vendor);
    expect(await client.addUser(penny)).toMatchObject({ list_position: null, list_length: 1 });
    expect(vendor.find(leonard.email)).toMatchObject({ referrals: 0 });
    vendor.setStatus(penny.email, 'applied');
    expect(await client.getUser()).toMatchObject({ list_position: 2 });
    expect(vendor.find(leonard.email)).toMatchObject({ referrals: 1 });
  });

  test('authenticate with the signature of sign()', async () => {
    const vendor = createFakeVendor({ users: [leonard], sign: (name) => `${name}, signed` });
    const client = connect(vendor);
    const { email } = leonard;
    expect(vendor.sign(email)).toBe(`${email}, signed`);
    expect(await client.authenticateUser({ email, signature: vendor.sign(email) })).toMatchObject(leonard);
    expect(vendor.session).toMatchObject(leonard);
  });

  test('an unknown command is an error that names the known ones', () => {
    expect(() => createFakeVendor().vendor('getUsers')).toThrow(/no command "getUsers".*getUser,/);
  });
});

describe('faults', () => {
  const user = { id: '42', email: leonard.email };

  test.each([
    ['null', { answer: null }, null],
    ['undefined', { answer: undefined }, null],
    ['an empty envelope', { answer: { data: null } }, null],
    ['an envelope', { answer: { data: user } }, user],
    ['a flat answer', { answer: user }, user],
    ['the user, in an envelope', 'envelope', leonard],
    ['the user, twice', 'twice', leonard],
  ] as const)('getUser answers %s', async (_, fault, answer) => {
    const vendor = createFakeVendor({ users: [leonard], session: leonard.email });
    const client = connect(vendor);
    vendor.fault('getUser', fault);
    const user = await client.getUser();
    if (answer) expect(user).toMatchObject(answer);
    else expect(user).toBeNull();
  });

  test.each([
    ['an error with a status', { error: 'Forbidden', status: 403 }, 'forbidden'],
    ['an error as in the REST API', { errors: [{ code: 2310, message: 'Email exists' }] }, 'rejected'],
    ['an object without an id', { what: 'ever' }, 'rejected'],
    ['null', null, 'invalid_answer'],
  ])('addUser answers %s, and adds no user', async (_, answer, code) => {
    const vendor = createFakeVendor();
    const client = connect(vendor);
    vendor.fault('addUser', { answer });
    await expect(client.addUser(penny.email)).rejects.toMatchObject({ code });
    expect(vendor.find(penny.email)).toBeNull();

    vendor.fault('addUser', null);
    expect(await client.addUser(penny.email)).toMatchObject({ email: penny.email });
  });

  test('silent: no user is added, and the client times out', async () => {
    const vendor = createFakeVendor();
    const client = connect(vendor);
    vendor.fault('addUser', 'silent');
    await expect(client.addUser(penny.email)).rejects.toMatchObject({ code: 'timeout' });
    expect(vendor.find(penny.email)).toBeNull();
  });

  test('late: the user is added before the callback is called', async () => {
    const vendor = createFakeVendor();
    const client = connect(vendor);
    vendor.fault('addUser', 'late');
    const joined = client.addUser(penny.email);
    const ended = vi.fn<() => void>();
    void joined.then(ended);
    await vi.waitFor(() => expect(vendor.session).toMatchObject({ email: penny.email }));
    // Another command was answered meanwhile, so this one would have been, too.
    expect(await client.getReferrerCode()).toBeNull();
    expect(ended).not.toHaveBeenCalled();
    vendor.release();
    expect(await joined).toMatchObject({ email: penny.email });
  });

  test('lag: reads do not contain the last writes until the fault ends', async () => {
    const vendor = createFakeVendor({ users: [leonard] });
    const client = connect(vendor);
    const signed = { email: leonard.email, signature: vendor.sign(leonard.email) };
    vendor.fault('reads', 'lag');
    expect(await client.addUser(penny)).toMatchObject({ email: penny.email, profile: { first_name: 'Penny' } });
    vendor.followLink(leonard.referral_code);
    expect(await client.getUser()).toBeNull();
    expect(await client.getUser(signed)).toMatchObject({ referrals: 0, shares: 0, list_length: 1 });
    expect(vendor.session).toMatchObject({ email: penny.email });

    vendor.fault('reads', null);
    expect(await client.getUser()).toMatchObject({ email: penny.email });
    expect(await client.getUser(signed)).toMatchObject({ referrals: 1, shares: 1, list_length: 2 });
  });

  test('lag: a second lag starts from the state at that time', async () => {
    const vendor = createFakeVendor();
    const client = connect(vendor);
    vendor.fault('reads', 'lag');
    await client.addUser(penny.email);
    vendor.fault('reads', null);
    vendor.fault('reads', 'lag');
    await client.addUser(penny);
    expect(await client.getUser()).toMatchObject({ profile: { first_name: null } });
  });

  test('envelope: the same answer as { data }', async () => {
    const { vendor, fault } = createFakeVendor({ users: [leonard], session: leonard.email });
    const callback = vi.fn<(answer: unknown) => void>();
    vendor('getReferralCode', callback);
    fault('getReferralCode', 'envelope');
    vendor('getReferralCode', callback);
    await vi.waitFor(() => expect(callback.mock.calls).toEqual([['leonard981'], [{ data: 'leonard981' }]]));
  });

  test('twice: the callback is called twice, and once without the fault', async () => {
    const { vendor, fault } = createFakeVendor();
    const callback = vi.fn<() => void>();
    fault('getReferralCode', 'twice');
    vendor('getReferralCode', callback);
    await vi.waitFor(() => expect(callback).toHaveBeenCalledTimes(2));
    fault('getReferralCode', null);
    vendor('getReferralCode', callback);
    await vi.waitFor(() => expect(callback).toHaveBeenCalledTimes(3));
  });
});

describe('a blocked script', () => {
  test('fails at once, in every command and in the state, without a request', async () => {
    const vendor = createFakeVendor();
    const client = connect(vendor);
    const seen: string[] = [];
    client.subscribe((event) => event.type === 'script' && seen.push(event.result));
    vendor.fault('script', 'blocked');
    await expect(client.addUser(penny.email)).rejects.toMatchObject({ code: 'script_failed' });
    client.load();
    await vi.waitFor(() => expect(seen).toEqual(['loading', 'failed', 'loading', 'failed']));
    expect(client.error).toMatchObject({ code: 'script_failed' });
    expect(document.scripts).toHaveLength(0);
    expect(vendor.calls).toEqual([]);

    vendor.fault('script', null);
    client.load();
    await vi.waitFor(() => expect(client.state).toBe('ready'));
    expect(client.error).toBeNull();
  });

  test('also fails for a client that was created before, until the next fake is installed', async () => {
    const client = connect(createFakeVendor());
    await client.getUser();
    expect(client.state).toBe('ready');

    const vendor = createFakeVendor();
    vendor.install();
    vendor.fault('script', 'blocked');
    await expect(client.getUser()).rejects.toMatchObject({ code: 'script_failed' });

    createFakeVendor().install();
    expect(client.state).toBe('idle');
    expect(await client.getUser()).toBeNull();
    expect(client.state).toBe('ready');
  });

  test('also fails for a client that was created before any fake', async () => {
    const client = createPrefinery({ project: 'abcd1234' });
    const vendor = createFakeVendor();
    vendor.install();
    vendor.fault('script', 'blocked');
    await expect(client.getUser()).rejects.toMatchObject({ code: 'script_failed' });
  });
});
