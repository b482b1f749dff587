import { beforeEach, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import type { PrefineryEvent } from './events.ts';
import { createFakeVendor, type FakeVendor } from './testing/index.ts';

const leonard = { email: 'leonard@bigbangtheory.com' };
let vendor: FakeVendor;
let events: PrefineryEvent[];
let client: ReturnType<typeof createPrefinery>;

beforeEach(() => {
  vendor = createFakeVendor();
  vendor.install();
  events = [];
  client = createPrefinery({ project: 'abcd1234' });
  client.subscribe((event) => events.push(event));
});

const seen = () => events.map(({ type }) => type).filter((type) => type !== 'script');

test('each answered command emits an event with its result', async () => {
  const user = await client.addUser(leonard);
  const rewards = await client.triggerRewards({ event: 'purchase' });
  await client.logoutUser();
  await vi.waitFor(() => expect(seen()).toEqual(['addUser', 'triggerRewards', 'logoutUser']));
  expect(events).toContainEqual({ type: 'addUser', result: user });
  expect(events).toContainEqual({ type: 'triggerRewards', result: rewards });
});

const failures = () => events.flatMap((event) => (event.type === 'error' ? [event.error] : []));

test('a command that fails emits an error with its name', async () => {
  await client.addUser(leonard);
  await client.logoutUser();
  await expect(client.addUser(leonard)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(client.addUser('nobody')).rejects.toMatchObject({ code: 'invalid_data' });
  await vi.waitFor(() => expect(seen()).toEqual(['addUser', 'logoutUser', 'error', 'error']));
  expect(failures()).toMatchObject([
    { code: 'forbidden', command: 'addUser' },
    { code: 'invalid_data', command: 'addUser' },
  ]);
});

test('a script that fails emits one error, however many commands wait for it', async () => {
  vendor.fault('script', 'blocked');
  client.load();
  await Promise.allSettled([client.getUser(), client.getReferrerCode(), client.recordFormImpression()]);
  await vi.waitFor(() => expect(failures()).toMatchObject([{ code: 'script_failed' }]));
});

test('a refused identity emits an error, even if no command waits for it', async () => {
  client.session.become(Promise.reject(new Error('our server is down')));
  client.load();
  await vi.waitFor(() => expect(failures()).toMatchObject([{ code: 'identity_failed' }]));
});

test('aborted commands and denied consent emit no error', async () => {
  await expect(client.getUser(undefined, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
  client.setConsent('denied');
  await expect(client.getUser()).rejects.toMatchObject({ code: 'disabled' });
  await vi.waitFor(() => expect(seen()).toEqual(['consent']));
});

test.each(['documented', 'observed'] as const)(
  'authenticateUser emits an event with the user, and none if it fails (%s callbacks)',
  async (callbacks) => {
    vendor = createFakeVendor({ users: [leonard], callbacks });
    vendor.install();
    client = createPrefinery({ project: 'abcd1234' });
    client.subscribe((event) => events.push(event));
    await expect(client.authenticateUser({ ...leonard, signature: 'wrong' })).rejects.toMatchObject({
      code: 'unauthorized',
    });
    const user = await client.authenticateUser({ ...leonard, signature: vendor.sign(leonard.email) });
    await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: 'authenticateUser', result: user }));
    expect(seen().filter((type) => type === 'authenticateUser')).toHaveLength(1);
  },
);

test('a script that fails emits its state', async () => {
  vendor.fault('script', 'blocked');
  client.load();
  await vi.waitFor(() => expect(events).toContainEqual({ type: 'script', result: 'failed' }));
});

test('an event is emitted by all clients of the page', async () => {
  const other: PrefineryEvent[] = [];
  const stop = createPrefinery({ project: 'abcd1234' }).subscribe((event) => other.push(event));
  client.emit({ type: 'shared', result: 'copy' });
  await vi.waitFor(() => expect(other).toEqual([{ type: 'shared', result: 'copy' }]));
  stop();
  client.emit({ type: 'shared', result: 'sms' });
  await vi.waitFor(() => expect(events).toHaveLength(2));
  expect(other).toHaveLength(1);
});
