import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import { isPrefineryError } from './errors.ts';
import { answering, install } from './testing/answering.ts';
import { resetPage } from './testing/page.ts';

const leonard = {
  id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
  email: 'leonard@bigbangtheory.com',
  referral_code: 'leonard981',
};
const options = { project: 'abcd1234' };

beforeEach(resetPage);
afterEach(() => void vi.useRealTimers());

describe('a result', () => {
  test.each([
    ['flat', leonard],
    ['in an envelope', { data: leonard }],
  ])('%s is the user', async (_shape, answer) => {
    install(answering({ getUser: answer, addUser: answer }));
    const client = createPrefinery(options);
    expect(await client.getUser()).toMatchObject(leonard);
    expect(await client.addUser(leonard.email)).toMatchObject(leonard);
  });

  test.each([
    ['null', null],
    ['undefined', undefined],
    ['an empty object', {}],
    ['an envelope with null', { data: null }],
    ['an envelope with an empty object', { data: {} }],
  ])('%s is null for getUser, and an error for addUser', async (_shape, answer) => {
    install(answering({ getUser: answer, addUser: answer }));
    const client = createPrefinery(options);
    expect(await client.getUser()).toBeNull();
    expect(await client.getUser({ email: leonard.email })).toBeNull();
    await expect(client.addUser(leonard.email)).rejects.toMatchObject({ code: 'invalid_answer', command: 'addUser' });
  });

  test('keeps unknown keys', async () => {
    install(answering({ getUser: { ...leonard, new_key: 1 } }));
    expect(await createPrefinery(options).getUser()).toMatchObject({ ...leonard, new_key: 1 });
  });
});

describe('an error object', () => {
  test.each([
    ['a status', { error: 'Nope', status: 403 }, { code: 'forbidden', status: 403 }],
    ['only a message', { error: 'HTTP 403: Forbidden' }, { code: 'forbidden', status: 403 }],
    ['another status', { error: 'Unauthorized', status: 401 }, { code: 'unauthorized', status: 401 }],
    ['a list', { errors: [{ code: 2310, message: 'E-mail exists' }] }, { code: 'rejected', status: undefined }],
    ['no id and no message', { success: false }, { code: 'rejected', status: undefined }],
  ])('with %s rejects', async (_shape, answer, error) => {
    install(answering({ getUser: answer, addUser: answer }));
    const client = createPrefinery(options);
    await expect(client.addUser(leonard.email)).rejects.toMatchObject({ ...error, command: 'addUser', cause: answer });
    await expect(client.getUser({ email: leonard.email })).rejects.toMatchObject({ ...error, command: 'getUser' });
  });

  test('rejects with the message of the service', async () => {
    install(answering({ addUser: { errors: [{ code: 2310, message: 'E-mail exists' }] } }));
    await expect(createPrefinery(options).addUser(leonard.email)).rejects.toThrow('E-mail exists');
  });

  test.each([401, 403])('with status %i is null for getUser without an identity', async (status) => {
    install(answering({ getUser: { error: 'No', status } }));
    expect(await createPrefinery(options).getUser()).toBeNull();
  });

  test('with another status rejects for getUser without an identity', async () => {
    install(answering({ getUser: { error: 'Too many', status: 429 } }));
    await expect(createPrefinery(options).getUser()).rejects.toMatchObject({ code: 'rejected', status: 429 });
  });

  test('rejects for commands without a result', async () => {
    install(answering({ recordFormImpression: { error: 'Forbidden', status: 403 } }));
    await expect(createPrefinery(options).recordFormImpression()).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('a string instead of a user is an invalid_answer', async () => {
  install(answering({ getUser: 'Forbidden' }));
  await expect(createPrefinery(options).getUser()).rejects.toMatchObject({ code: 'invalid_answer' });
});

test('only the first call of the callback counts', async () => {
  install((...call) => {
    const callback = call.at(-1);
    if (typeof callback !== 'function') return;
    callback(leonard);
    callback({ error: 'late' });
  });
  expect(await createPrefinery(options).getUser()).toMatchObject(leonard);
});

test('each empty answer of triggerRewards is a new array', async () => {
  install(answering({ triggerRewards: null }));
  const client = createPrefinery(options);
  const rewards = await client.triggerRewards({ event: 'purchase' });
  rewards.push({} as never);
  expect(await client.triggerRewards({ event: 'purchase' })).toEqual([]);
});

test('a command rejects if the vendor throws', async () => {
  install(() => {
    throw new Error('broken');
  });
  const error = await createPrefinery(options)
    .getUser()
    .catch((problem: unknown) => problem);
  expect(isPrefineryError(error) && error.code).toBe('rejected');
});

describe('a missing answer', () => {
  test('rejects after the timeout, and a later answer is ignored', async () => {
    vi.useFakeTimers();
    const vendor = answering({});
    install(vendor);
    const settled = expect(createPrefinery({ ...options, timeout: 500 }).getUser()).rejects.toMatchObject({
      code: 'timeout',
      command: 'getUser',
    });
    await vi.advanceTimersByTimeAsync(500);
    await settled;
    const late = vendor.calls[0]?.[1];
    expect(() => typeof late === 'function' && late(leonard)).not.toThrow();
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([Infinity, 2 ** 31])('is waited for without limit when the timeout is %d', async (timeout) => {
    vi.useFakeTimers();
    const vendor = answering({});
    install(vendor);
    const client = createPrefinery({ ...options, timeout });
    const answers = [client.getUser(), createPrefinery(options).getUser(undefined, { timeout })];
    await vi.advanceTimersByTimeAsync(3_600_000);
    for (const [, callback] of vendor.calls) if (typeof callback === 'function') callback(leonard);
    expect(await Promise.all(answers)).toMatchObject([leonard, leonard]);
  });

  test.each([Number.NaN, -1, 0])('is not waited for when the timeout is %d: the call is refused', async (timeout) => {
    const vendor = answering({ getUser: leonard });
    install(vendor);
    const answer = createPrefinery(options).getUser(undefined, { timeout });
    await expect(answer).rejects.toMatchObject({ code: 'invalid_options', command: 'getUser' });
    await expect(answer).rejects.toThrow('timeout');
    expect(vendor.calls).toEqual([]);
  });

  test('rejects when the signal is aborted', async () => {
    install(answering({}));
    const stop = new AbortController();
    const answer = createPrefinery(options).getUser(undefined, { signal: stop.signal });
    stop.abort('enough');
    await expect(answer).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
  });
});

describe('the call of the vendor', () => {
  test('has the command, the data if there is any, and a callback', async () => {
    const vendor = answering({ getUser: null, addUser: leonard, recordFormImpression: undefined });
    install(vendor);
    const client = createPrefinery(options);
    await client.getUser();
    await client.addUser(leonard.email);
    await client.recordFormImpression();
    const callback = expect.any(Function) as unknown;
    expect(vendor.calls).toEqual([
      ['getUser', callback],
      ['addUser', leonard.email, callback],
      ['recordFormImpression', callback],
    ]);
  });

  test('is not made when the signal is aborted already', async () => {
    const vendor = answering({ getUser: null });
    install(vendor);
    const answer = createPrefinery(options).getUser(undefined, { signal: AbortSignal.abort() });
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    expect(vendor.calls).toEqual([]);
  });

  test('has the id of an element, which gets one if it has none', async () => {
    const vendor = answering({ embedLeaderboard: undefined });
    install(vendor);
    const [named, nameless] = [document.createElement('div'), document.createElement('div')];
    named.id = 'board';
    document.body.replaceChildren(named, nameless);
    const client = createPrefinery(options);
    await client.embedLeaderboard({ dom_id: 'board' });
    await client.embedLeaderboard({ dom_id: nameless, id: leonard.id });
    expect(nameless.id).toMatch(/^[a-z0-9]+$/);
    expect(vendor.calls.map(([, data]) => data)).toEqual([
      { dom_id: 'board' },
      { dom_id: nameless.id, id: leonard.id },
    ]);
  });
});

describe('invalid data is refused without a call of the vendor', () => {
  const vendor = answering({});
  beforeEach(() => {
    vendor.calls.length = 0;
    install(vendor);
  });

  test.each([
    ['an e-mail address without @', 'sheldon', 'email'],
    ['no e-mail address', {}, 'email'],
    ['a country that is not two letters', { email: leonard.email, country: 'USA' }, 'country'],
    ['no object', 7, 'object'],
  ])('addUser: %s', async (_what, data, words) => {
    // @ts-expect-error -- untyped JavaScript can pass this
    const answer = createPrefinery(options).addUser(data);
    await expect(answer).rejects.toMatchObject({
      code: 'invalid_data',
      message: expect.stringContaining(words) as string,
    });
    expect(vendor.calls).toEqual([]);
  });

  test('getUser: two identifiers', async () => {
    // @ts-expect-error -- an identity has exactly one identifier
    const answer = createPrefinery(options).getUser({ email: leonard.email, id: leonard.id });
    await expect(answer).rejects.toThrow('email and id');
    expect(vendor.calls).toEqual([]);
  });

  test('embedLeaderboard: an id that is not in the page', async () => {
    const answer = createPrefinery(options).embedLeaderboard({ dom_id: 'nowhere' });
    await expect(answer).rejects.toMatchObject({
      code: 'invalid_data',
      message: expect.stringContaining('dom_id must be an element') as string,
    });
    expect(vendor.calls).toEqual([]);
  });
});
