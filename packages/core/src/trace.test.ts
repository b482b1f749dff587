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

test('each call is kept with what it was given, what it answered and how long that took, the newest first', async () => {
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

// The data is no good for most of them: it is recorded all the same, and what a client does not send is no data.
test.each(Object.keys(contract))('%s is kept with its data, or with none where it takes none', async (command) => {
  document.body.innerHTML = '<div id="here"></div>';
  const call: (first: object) => Promise<unknown> = Reflect.get(client, command);
  const given = { ...leonard, signature: 'right', event: 'purchase', dom_id: 'here', timeout: 50 };
  await call(given).catch(() => undefined);
  const sent = vendor.calls.find((call) => call.command === command);
  expect(sent).toBeDefined();
  expect(readCalls().at(-1)).toMatchObject({ command });
  expect(readCalls().at(-1)?.data !== undefined).toBe(sent?.data !== undefined);
});

test('a call waits for the script, is sent, and is answered', async () => {
  vendor.fault('getUser', 'late');
  const answer = client.getUser();
  expect(readCalls()).toMatchObject([{ state: 'waiting', sentAt: null, endedAt: null }]);
  await vi.waitFor(() => expect(seen()).toEqual(['getUser sent']));
  expect(readCalls()[0]?.sentAt).toBeGreaterThan(0);
  vendor.release();
  await answer;
  expect(seen()).toEqual(['getUser answered']);
});

test('a call that fails has its error, and rejects as ever', async () => {
  vendor.fault('addUser', 'silent');
  const failure = client.addUser(leonard);
  await expect(failure).rejects.toMatchObject({ code: 'timeout' });
  const failed = readCalls().find(({ command }) => command === 'addUser');
  expect(failed).toMatchObject({ state: 'failed', error: await failure.catch((error: unknown) => error) });
  expect(failed?.sentAt).not.toBeNull();
});

test('what was refused was never sent', async () => {
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

test('of a signature only the beginning is kept', async () => {
  await client.authenticateUser({ ...leonard, signature: vendor.sign(leonard.email) });
  expect(readCalls()).toMatchObject([
    { command: 'getUser' },
    { command: 'authenticateUser', data: { ...leonard, signature: 'signat…' } },
  ]);
  expect(JSON.stringify(readCalls())).not.toContain(vendor.sign(leonard.email));
});

test('all clients of the page are on one list of a hundred calls, and who listens hears of each change', async () => {
  const other = createPrefinery({ project: 'abcd1234' });
  const heard = vi.fn<() => void>();
  const stop = subscribeCalls(heard);
  await client.getUser();
  await other.getReferrerCode();
  expect(seen()).toEqual(['getReferrerCode answered', 'getUser answered']);
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  stop();
  heard.mockClear();
  await Promise.all(Array.from({ length: 101 }, async () => client.getReferrerCode()));
  expect(readCalls()).toHaveLength(100);
  expect(new Set(seen())).toEqual(new Set(['getReferrerCode answered']));
  expect(heard).not.toHaveBeenCalled();
});

test('a new page has none', async () => {
  await client.getUser();
  expect(seen()).toEqual(['getUser answered']);
  resetPage();
  expect(seen()).toEqual([]);
});
