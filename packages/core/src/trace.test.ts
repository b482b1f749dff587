import { beforeEach, expect, test, vi } from 'vitest';
import { createPrefinery, type Prefinery } from './client.ts';
import { contract } from './contract/index.ts';
import { readCalls, subscribeCalls } from './devtools/index.ts';
import { createFakeVendor, type FakeVendor, resetPage } from './testing/index.ts';

const leonard = { email: 'leonard@bigbangtheory.com' };
let vendor: FakeVendor;
let client: Prefinery;

beforeEach(() => {
  vendor = createFakeVendor({ users: [leonard] });
  vendor.install();
  client = createPrefinery({ project: 'abcd1234', timeout: 50 });
});

const seen = () => readCalls().map(({ command, state }) => `${command} ${state}`);

test('each call is recorded with data, answer and times, the newest first', async () => {
  const user = await client.addUser({ email: 'penny@bigbangtheory.com', first_name: 'Penny' });
  await client.getReferralCode({ timeout: 20 });
  expect(readCalls()).toEqual([
    expect.objectContaining({ command: 'getReferralCode', data: undefined, answer: user.referral_code }),
    expect.objectContaining({
      command: 'addUser',
      data: { email: 'penny@bigbangtheory.com', first_name: 'Penny' },
      state: 'answered',
      answer: user,
    }),
  ]);
  for (const { startedAt, sentAt, endedAt } of readCalls()) {
    expect(startedAt).toBeLessThanOrEqual(sentAt ?? 0);
    expect(sentAt).toBeLessThanOrEqual(endedAt ?? 0);
  }
});

// For most commands this data is invalid. It is recorded nevertheless, except for commands that take no data.
test.each(Object.keys(contract))('%s is recorded with its data, or without data if it takes none', async (command) => {
  document.body.innerHTML = '<div id="here"></div>';
  const call: (first: object) => Promise<unknown> = Reflect.get(client, command);
  const given = { ...leonard, signature: 'right', event: 'purchase', dom_id: 'here', timeout: 50 };
  await call(given).catch(() => undefined);
  const sent = vendor.calls.find((call) => call.command === command);
  expect(sent).toBeDefined();
  expect(readCalls().at(-1)).toMatchObject({ command });
  expect(readCalls().at(-1)?.data !== undefined).toBe(sent?.data !== undefined);
});

test('a recorded call goes from waiting over sent to answered', async () => {
  vendor.fault('getUser', 'late');
  const answer = client.getUser();
  expect(readCalls()).toMatchObject([{ state: 'waiting', sentAt: null, endedAt: null }]);
  await vi.waitFor(() => expect(seen()).toEqual(['getUser sent']));
  expect(readCalls()[0]?.sentAt).toBeGreaterThan(0);
  vendor.release();
  await answer;
  expect(seen()).toEqual(['getUser answered']);
});

test('a failed call is recorded with the error that it rejects with', async () => {
  vendor.fault('addUser', 'silent');
  const failure = client.addUser(leonard);
  await expect(failure).rejects.toMatchObject({ code: 'timeout' });
  const failed = readCalls().find(({ command }) => command === 'addUser');
  expect(failed).toMatchObject({ state: 'failed', error: await failure.catch((error: unknown) => error) });
  expect(failed?.sentAt).not.toBeNull();
});

test('a call that is refused before it is sent has no sentAt', async () => {
  await client.getUser();
  await expect(client.addUser('nobody')).rejects.toMatchObject({ code: 'invalid_data' });
  expect(readCalls()[0]).toMatchObject({ data: 'nobody', state: 'failed', sentAt: null });
  vendor.fault('script', 'blocked');
  vendor.install();
  const another = createPrefinery({ project: 'abcd1234' });
  vendor.fault('script', 'blocked');
  await expect(another.getUser()).rejects.toMatchObject({ code: 'script_failed' });
  expect(readCalls()[0]).toMatchObject({ command: 'getUser', state: 'failed', sentAt: null });
});

test('only the beginning of a signature is recorded', async () => {
  await client.authenticateUser({ ...leonard, signature: vendor.sign(leonard.email) });
  expect(readCalls()).toMatchObject([
    { command: 'getUser' },
    { command: 'authenticateUser', data: { ...leonard, signature: 'signat…' } },
  ]);
  expect(JSON.stringify(readCalls())).not.toContain(vendor.sign(leonard.email));
});

test('the list has the last hundred calls of all clients, and changes notify listeners', async () => {
  const other = createPrefinery({ project: 'abcd1234' });
  const changed = vi.fn<() => void>();
  const stop = subscribeCalls(changed);
  await client.getUser();
  await other.getReferrerCode();
  expect(seen()).toEqual(['getReferrerCode answered', 'getUser answered']);
  await vi.waitFor(() => expect(changed).toHaveBeenCalled());
  stop();
  changed.mockClear();
  await Promise.all(Array.from({ length: 101 }, async () => client.getReferrerCode()));
  expect(readCalls()).toHaveLength(100);
  expect(new Set(seen())).toEqual(new Set(['getReferrerCode answered']));
  expect(changed).not.toHaveBeenCalled();
});

test('resetPage clears the recorded calls', async () => {
  await client.getUser();
  expect(seen()).toEqual(['getUser answered']);
  resetPage();
  expect(seen()).toEqual([]);
});
