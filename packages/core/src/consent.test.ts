import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import type { Consent } from './events.ts';
import { createFakeVendor, type FakeVendor } from './testing/index.ts';

const leonard = { email: 'leonard@bigbangtheory.com' };
let vendor: FakeVendor;

beforeEach(() => {
  vendor = createFakeVendor();
  vendor.install();
});
afterEach(() => void vi.useRealTimers());

const begin = (consent: Consent = 'pending', timeout?: number) =>
  createPrefinery({ project: 'abcd1234', timeout, consent });

test('until the visitor has spoken nothing is sent, then all of it is, in order', async () => {
  const client = begin();
  client.load();
  const answers = Promise.all([client.addUser(leonard), client.getReferralCode(), client.getUser()]);
  await Promise.resolve();
  expect([client.state, client.consent, vendor.calls]).toEqual(['idle', 'pending', []]);
  client.setConsent('granted');
  const [added, code, user] = await answers;
  expect(added).toMatchObject(leonard);
  expect([code, user]).toEqual([added.referral_code, added]);
  expect(vendor.calls.map(({ command }) => command)).toEqual(['addUser', 'getReferralCode', 'getUser']);
  expect([client.state, client.consent]).toEqual(['ready', 'granted']);
});

test('nothing is put into the page before consent, not even when it is asked for', async () => {
  Reflect.deleteProperty(window, 'prefinery');
  const client = begin();
  client.load();
  expect([document.scripts.length, 'prefinery' in window]).toEqual([0, false]);
  client.setConsent('granted');
  await vi.waitFor(() => expect([document.scripts.length, 'prefinery' in window]).toEqual([1, true]));
});

test('a no refuses what waits and what comes, and a later yes begins anew', async () => {
  const client = begin();
  const waiting = client.getUser();
  client.setConsent('denied');
  await expect(waiting).rejects.toMatchObject({ code: 'disabled', command: 'getUser' });
  await expect(client.addUser(leonard)).rejects.toMatchObject({ code: 'disabled', command: 'addUser' });
  expect([client.state, vendor.calls]).toEqual(['disabled', []]);
  client.setConsent('granted');
  await expect(client.addUser(leonard)).resolves.toMatchObject(leonard);
});

test('a no while the script is on its way is kept: what waited for it is not sent', async () => {
  Reflect.deleteProperty(window, 'prefinery');
  const client = begin('granted');
  const waiting = client.addUser(leonard);
  client.setConsent('denied');
  Object.assign(window, { prefinery: vendor.vendor });
  document.querySelector('script')?.dispatchEvent(new Event('load'));
  await expect(waiting).rejects.toMatchObject({ code: 'disabled', command: 'addUser' });
  expect(vendor.calls).toEqual([]);
});

test('asked again, commands wait again', async () => {
  const client = begin('granted');
  await client.addUser(leonard);
  client.setConsent('pending');
  const waiting = client.getReferralCode();
  client.setConsent('granted');
  // Before what waited had its turn.
  client.setConsent('pending');
  await new Promise((resolve) => setTimeout(resolve));
  expect(vendor.calls).toHaveLength(1);
  client.setConsent('granted');
  await expect(waiting).resolves.toEqual(expect.any(String));
});

test('the timeout of what waits begins with consent', async () => {
  vi.useFakeTimers();
  vendor.fault('getUser', 'silent');
  const client = begin('pending', 1000);
  const outcome = vi.fn<(error: unknown) => void>();
  client.getUser().catch(outcome);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(outcome).not.toHaveBeenCalled();
  client.setConsent('granted');
  await vi.advanceTimersByTimeAsync(999);
  expect(outcome).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome).toHaveBeenCalledWith(expect.objectContaining({ code: 'timeout' }));
});

test.each(['getReferralCode', 'getUser'] as const)('%s that is given up while it waits is never sent', async (name) => {
  const client = begin();
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const waiting = name === 'getUser' ? client.getUser(undefined, options) : client.getReferralCode(options);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'aborted', command: name });
  client.setConsent('granted');
  expect(vendor.calls).toEqual([]);
});

test('says what was said of consent, and each change can be followed', async () => {
  const client = begin();
  const events: unknown[] = [];
  client.subscribe((event) => events.push(event));
  client.setConsent('denied');
  await vi.waitFor(() => expect(events).toEqual([{ type: 'consent', result: 'denied' }]));
});

test('a snippet that loads the script anyway is warned of', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const script = document.createElement('script');
  script.type = 'text/plain';
  script.src = 'https://widget.prefinery.com/widget/v2/abcd1234.js';
  document.head.append(script);
  begin();
  script.removeAttribute('type');
  begin('granted');
  expect(warn).not.toHaveBeenCalled();
  begin();
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('without consent'));
  script.remove();
});
