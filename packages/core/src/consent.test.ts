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

test('while consent is pending no command is sent; after consent all are sent in order', async () => {
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

test('load() adds neither script nor stub to the page before consent', async () => {
  Reflect.deleteProperty(window, 'prefinery');
  const client = begin();
  client.load();
  expect([document.scripts.length, 'prefinery' in window]).toEqual([0, false]);
  client.setConsent('granted');
  await vi.waitFor(() => expect([document.scripts.length, 'prefinery' in window]).toEqual([1, true]));
});

test('denied consent rejects waiting and later commands; after granted consent commands are sent again', async () => {
  const client = begin();
  const waiting = client.getUser();
  client.setConsent('denied');
  await expect(waiting).rejects.toMatchObject({ code: 'disabled', command: 'getUser' });
  await expect(client.addUser(leonard)).rejects.toMatchObject({ code: 'disabled', command: 'addUser' });
  expect([client.state, vendor.calls]).toEqual(['disabled', []]);
  client.setConsent('granted');
  await expect(client.addUser(leonard)).resolves.toMatchObject(leonard);
});

test('commands that wait for the script are not sent if consent is denied while it loads', async () => {
  Reflect.deleteProperty(window, 'prefinery');
  const client = begin('granted');
  const waiting = client.addUser(leonard);
  client.setConsent('denied');
  Object.assign(window, { prefinery: vendor.vendor });
  document.querySelector('script')?.dispatchEvent(new Event('load'));
  await expect(waiting).rejects.toMatchObject({ code: 'disabled', command: 'addUser' });
  expect(vendor.calls).toEqual([]);
});

test('commands wait again after consent is set back to pending', async () => {
  const client = begin('granted');
  await client.addUser(leonard);
  client.setConsent('pending');
  const waiting = client.getReferralCode();
  client.setConsent('granted');
  // Pending again, before the waiting command could be sent.
  client.setConsent('pending');
  await new Promise((resolve) => setTimeout(resolve));
  expect(vendor.calls).toHaveLength(1);
  client.setConsent('granted');
  await expect(waiting).resolves.toEqual(expect.any(String));
});

test('the timeout of a waiting command starts when consent is granted', async () => {
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

test.each(['getReferralCode', 'getUser'] as const)(
  '%s that is aborted while it waits for consent is never sent',
  async (name) => {
    const client = begin();
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const waiting = name === 'getUser' ? client.getUser(undefined, options) : client.getReferralCode(options);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'aborted', command: name });
    client.setConsent('granted');
    expect(vendor.calls).toEqual([]);
  },
);

test('each change of consent is emitted as an event', async () => {
  const client = begin();
  const events: unknown[] = [];
  client.subscribe((event) => events.push(event));
  client.setConsent('denied');
  await vi.waitFor(() => expect(events).toEqual([{ type: 'consent', result: 'denied' }]));
});

test('a snippet that loads the script without consent causes a warning', () => {
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
