import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import type { PrefineryEvent } from './events.ts';
import { createFakeVendor, type FakeVendor, type FakeVendorOptions } from './testing/fake.ts';

const leonard = { email: 'leonard@bigbangtheory.com', referral_code: 'leonard981' };
const sheldon = { email: 'sheldon@bigbangtheory.com' };
const penny = 'penny@bigbangtheory.com';
const signed = (email: string) => ({ email, signature: `signature of ${email}` });

let fake: FakeVendor;

function start(options: FakeVendorOptions = {}) {
  fake = createFakeVendor({ users: [leonard, sheldon], ...options });
  fake.install();
  return createPrefinery({ project: 'abcd1234' });
}

const commands = () => fake.calls.map(({ command }) => command);
const status = (client: ReturnType<typeof createPrefinery>) => client.session.state.status;
const settled = (client: ReturnType<typeof createPrefinery>) => {
  client.load();
  return vi.waitFor(() => expect(status(client)).not.toMatch(/idle|changing/));
};

beforeEach(() => {
  history.replaceState(null, '', '/');
});

describe('authenticateUser', () => {
  test('without a signature, in the session of another user, is unauthorized', async () => {
    const client = start({ callbacks: 'observed', session: leonard.email });
    const answer = client.authenticateUser({ email: sheldon.email, signature: undefined });
    await expect(answer).rejects.toMatchObject({ code: 'unauthorized' });
  });

  test.each([
    ['an e-mail address in another case', { email: ' Leonard@BigBangTheory.com ' }],
    ['a referral code', { referral_code: leonard.referral_code }],
  ])('confirms the session by %s', async (_what, identity) => {
    const client = start({ identityVerification: false });
    fake.fault('getUser', { answer: fake.find(leonard.email) });
    fake.fault('authenticateUser', { answer: undefined });
    await expect(client.authenticateUser(identity)).resolves.toMatchObject(leonard);
  });
});

describe('getUser without an identity', () => {
  test.each([
    ['a 403', { error: 'Forbidden', status: 403 }],
    ['null', null],
  ])('answered by %s resolves with null, and emits an event', async (_what, answer) => {
    const client = start();
    const listener = vi.fn<(event: PrefineryEvent) => void>();
    client.subscribe(listener);
    fake.fault('getUser', { answer });
    expect(await client.getUser()).toBeNull();
    await vi.waitFor(() => expect(listener).toHaveBeenCalledWith({ type: 'getUser', result: null }));
  });
});

describe('addUser', () => {
  test('does not send undefined fields, which form libraries pass', async () => {
    const client = start();
    await client.addUser({ email: penny, referred_by: undefined, first_name: 'Penny' });
    expect(Object.keys(fake.calls[0]?.data as object)).toEqual(['email', 'first_name']);
  });
});

describe('become', () => {
  test('an identity starts a browser session; commands without an identity wait for it and are signed', async () => {
    const client = start();
    client.session.become(signed(leonard.email));
    expect(status(client)).toBe('changing');
    await client.triggerRewards({ event: 'purchase' });
    expect(client.session.state).toMatchObject({ status: 'user', user: leonard, error: null });
    expect(fake.calls.map(({ command, data }) => [command, data])).toEqual([
      ['authenticateUser', signed(leonard.email)],
      ['getUser', undefined],
      ['triggerRewards', { ...signed(leonard.email), event: 'purchase' }],
    ]);
  });

  test('the same identifier again, in another object and by another client, sends nothing', async () => {
    const client = start();
    client.session.become(signed(leonard.email));
    await settled(client);
    const { key } = client.session.state;
    client.session.become({ ...signed(leonard.email) });
    createPrefinery({ project: 'abcd1234' }).session.become(signed(' LEONARD@bigbangtheory.com'));
    await client.getReferrerCode();
    expect(commands()).toEqual(['authenticateUser', 'getUser', 'getReferrerCode']);
    expect(client.session.state.key).toBe(key);
  });

  test('of several identities at once only the last one starts a session', async () => {
    const client = start();
    for (const { email } of [leonard, sheldon, leonard, sheldon]) client.session.become(signed(email));
    await settled(client);
    expect(client.session.state.user).toMatchObject(sheldon);
    expect(fake.session).toMatchObject(sheldon);
    expect(commands()).toEqual(['authenticateUser', 'getUser']);
  });

  test('a promise of undefined changes nothing', async () => {
    const client = start({ session: leonard.email });
    await client.getUser();
    client.session.become(Promise.resolve(undefined));
    await vi.waitFor(() => expect(client.session.state.user).toMatchObject(leonard));
    expect(commands()).toEqual(['getUser']);
  });

  test('the key is random, and another one after each change of the user', async () => {
    const keys = new Set<string>();
    for (let page = 0; page < 2; page++) {
      const client = start();
      keys.add(client.session.state.key);
      for (const identity of [signed(leonard.email), signed(sheldon.email), null]) {
        client.session.become(identity);
        await settled(client);
        keys.add(client.session.state.key);
      }
    }
    // The first user of a page keeps the page's first key: three keys on each of two pages.
    expect(keys.size).toBe(6);
  });

  test('a wrong signature is refused with an error, and a right one afterwards starts the session', async () => {
    const client = start();
    client.session.become({ email: leonard.email, signature: 'wrong' });
    await settled(client);
    expect(client.session.state).toMatchObject({ status: 'refused', error: { code: 'forbidden' } });
    await expect(client.triggerRewards({ event: 'purchase' })).rejects.toMatchObject({ code: 'forbidden' });
    client.session.become(signed(leonard.email));
    await settled(client);
    expect(client.session.state).toMatchObject({ status: 'user', user: leonard, error: null });
  });

  test.each([
    ['fails', () => Promise.reject(new Error('offline')), { status: 'refused', error: { code: 'identity_failed' } }],
    ['is not known yet', () => new Promise<never>(() => {}), { status: 'changing' }],
  ])('an identity that %s hides the user of a log-in that was still in flight', async (_, source, state) => {
    const client = start();
    fake.fault('getUser', 'late');
    const logIn = client.authenticateUser(signed(leonard.email));
    await vi.waitFor(() => expect(commands()).toEqual(['authenticateUser', 'getUser']));
    const shown: unknown[] = [];
    client.session.subscribe(() => shown.push(client.session.state.user));
    client.session.become(source);
    client.load();
    await Promise.resolve();
    fake.release();
    await expect(logIn).resolves.toMatchObject(leonard);
    await vi.waitFor(() => expect(client.session.state).toMatchObject(state));
    expect(shown.filter(Boolean)).toEqual([]);
  });

  test('an identity that follows a failure ends the session of another user, also if it is the one before the failure', async () => {
    const client = start();
    const outsider = signed('work@example.com');
    client.session.become(outsider);
    await settled(client);
    client.session.become(() => Promise.reject(new Error('offline')));
    await vi.waitFor(() => expect(status(client)).toBe('refused'));
    await client.authenticateUser(signed(leonard.email));
    client.session.become(outsider);
    await settled(client);
    expect(client.session.state).toMatchObject({ status: 'anonymous', user: null });
    expect(fake.session).toBeNull();
  });

  test('null ends a session that another tab started for an identity, and not one without an identity', async () => {
    const client = start({ session: leonard.email });
    client.session.become(null);
    expect(await client.session.read()).toMatchObject(leonard);

    const next = start({ session: leonard.email });
    document.cookie = 'prefinery_kit_abcd1234=app; path=/';
    next.session.become(null);
    expect(await next.session.read()).toBeNull();
    expect(fake.session).toBeNull();
    expect(document.cookie).not.toContain('prefinery_kit_abcd1234=app');
  });

  test.each([{ email: '' }, { email: undefined, signature: undefined }])(
    'an identity that names no user, %o, is refused before the session of a visitor who has joined ends',
    async (identity) => {
      const client = start();
      await client.addUser(penny);
      client.session.become(identity as unknown as ReturnType<typeof signed>);
      await vi.waitFor(() => expect(status(client)).toBe('refused'));
      expect(client.session.state.error).toMatchObject({ code: 'invalid_data', command: 'authenticateUser' });
      client.session.become(null);
      await vi.waitFor(() => expect(client.session.state.user?.email).toBe(penny));
      expect(commands()).toEqual(['addUser']);
      expect(fake.session?.email).toBe(penny);
    },
  );
});

describe('the queue of session changes', () => {
  test('sends a log-out after a signup that is in flight', async () => {
    const client = start();
    const [user] = await Promise.all([client.addUser(penny), client.logoutUser()]);
    expect(user).toMatchObject({ email: penny });
    expect(commands()).toEqual(['addUser', 'logoutUser']);
    expect(client.session.state).toMatchObject({ status: 'anonymous', user: null });
  });

  test('never sends a signup that is aborted while it waits, and continues with the next command', async () => {
    const client = start();
    fake.fault('addUser', 'late');
    const first = client.addUser(penny);
    const stop = new AbortController();
    const second = client.addUser('amy@bigbangtheory.com', { signal: stop.signal });
    await vi.waitFor(() => expect(commands()).toEqual(['addUser']));
    stop.abort();
    await expect(second).rejects.toMatchObject({ code: 'aborted' });
    const out = client.logoutUser();
    fake.release();
    await Promise.all([first, out]);
    expect(commands()).toEqual(['addUser', 'logoutUser']);
  });
});

describe('reads', () => {
  test('that lag behind a signup do not replace its user', async () => {
    const client = start();
    fake.fault('reads', 'lag');
    await client.addUser(penny);
    expect(await client.getUser()).toBeNull();
    expect(await client.session.read()).toMatchObject({ email: penny });
  });

  test.each([
    ['a signup', (client: ReturnType<typeof start>) => client.addUser(penny)],
    ['a log-in', (client: ReturnType<typeof start>) => client.authenticateUser(signed(leonard.email))],
  ])('after %s know of a log-out by another page', async (_what, begin) => {
    const client = start();
    await begin(client);
    // A page in another tab has its own loader, and the same cookies.
    const registry = Symbol.for('prefinery-kit');
    const page: { [registry]?: unknown } & Window = window;
    const { [registry]: loader } = page;
    Reflect.deleteProperty(page, registry);
    await createPrefinery({ project: 'abcd1234' }).logoutUser();
    page[registry] = loader;
    expect(await client.session.read()).toBeNull();
    expect(client.session.state).toMatchObject({ status: 'anonymous', user: null });
    // A later signup is protected against reads that lag, as any other.
    fake.fault('reads', 'lag');
    await client.addUser('amy@bigbangtheory.com');
    expect(await client.session.read()).toMatchObject({ email: 'amy@bigbangtheory.com' });
  });

  test('at the same time share one request', async () => {
    const client = start({ session: leonard.email });
    const other = createPrefinery({ project: 'abcd1234' });
    const [one, two] = await Promise.all([client.session.read(), other.session.read()]);
    expect(one).toBe(two);
    expect(commands()).toEqual(['getUser']);
  });

  test('that were in flight before a log-out are ignored after it', async () => {
    const client = start({ session: leonard.email });
    fake.fault('getUser', 'late');
    const before = client.session.read();
    await vi.waitFor(() => expect(commands()).toEqual(['getUser']));
    await client.logoutUser();
    fake.fault('getUser', null);
    fake.release();
    expect(await before).toBeNull();
    expect(client.session.state.status).toBe('anonymous');
  });
});

test('two versions of the package on one page are a version_conflict', () => {
  start();
  const registry = Symbol.for('prefinery-kit');
  Object.assign(window, { [registry]: { version: 1, project: 'abcd1234', scriptUrl: '' } });
  expect(() => createPrefinery({ project: 'abcd1234' })).toThrow('Another version of @prefinery-kit/core');
});

test('after session.forget() no command waits for a pending identity', async () => {
  const client = start();
  client.session.become(() => new Promise(() => undefined));
  client.session.forget();
  await expect(client.addUser(penny)).resolves.toMatchObject({ email: penny });
  expect(client.session.state).toMatchObject({ status: 'user', identity: undefined });
});

test('after session.forget() the answer to an earlier read is ignored', async () => {
  const client = start({ session: leonard.email });
  fake.fault('getUser', 'late');
  const early = client.session.read();
  await vi.waitFor(() => expect(commands()).toEqual(['getUser']));
  client.session.forget();
  fake.fault('getUser', { answer: null });
  const current = client.session.read();
  fake.release();
  expect(await current).toBeNull();
  expect(await early).toBeNull();
  expect(client.session.state).toMatchObject({ status: 'anonymous', user: null });
});

test('an identity that does not settle causes a warning; commands are sent once it settles', async () => {
  vi.useFakeTimers();
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const client = start();
  let fail: (cause: Error) => void = () => {};
  client.session.become(new Promise((_resolve, reject) => (fail = reject)));
  const joined = client.addUser({ email: penny });
  await vi.advanceTimersByTimeAsync(9_999);
  expect(warn).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('identity has not settled for 10 seconds'));
  expect(commands()).toEqual([]);
  fail(new Error('offline'));
  vi.useRealTimers();
  await expect(joined).resolves.toMatchObject({ email: penny });
});

describe('in a page that may not have cookies', () => {
  /** As in a sandboxed frame without `allow-same-origin`. */
  function refuseCookies() {
    const refuse = () => {
      throw new DOMException('The document is sandboxed.', 'SecurityError');
    };
    vi.spyOn(document, 'cookie', 'get').mockImplementation(refuse);
    vi.spyOn(document, 'cookie', 'set').mockImplementation(refuse);
  }

  test('a signup, a log-in by an identity, and the log-out by null work, and nothing is thrown', async () => {
    const client = start();
    refuseCookies();
    await expect(client.addUser(penny)).resolves.toMatchObject({ email: penny });
    client.session.become(signed(leonard.email));
    await vi.waitFor(() => expect(client.session.state.user?.email).toBe(leonard.email));
    client.session.become(null);
    await vi.waitFor(() => expect(status(client)).toBe('anonymous'));
    expect(commands().at(-1)).toBe('logoutUser');
  });

  test('resetPage and the next fake work', async () => {
    start();
    refuseCookies();
    await expect(start().getUser()).resolves.toBeNull();
  });
});
