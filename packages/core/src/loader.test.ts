import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import { answering, install } from './testing/answering.ts';
import { resetPage } from './testing/page.ts';
import { vendorWindow } from './vendor.ts';

const src = 'https://widget.prefinery.com/widget/v2/abcd1234.js';
const options = { project: 'abcd1234' };

const scripts = () => [...document.querySelectorAll('script')];
const fire = (type: 'load' | 'error') => scripts().at(-1)?.dispatchEvent(new Event(type));

/** The vendor's script arrives: it drains the queue, takes the stub's place, and the element says so. */
function arrive(vendor = answering({ getUser: null })) {
  for (const call of vendorWindow().prefinery?.q ?? []) vendor(...Array.from(call));
  install(vendor);
  fire('load');
  return vendor;
}

/** A page's own snippet, with the vendor's stub and script. */
function snippet() {
  const stub = (...call: unknown[]) => {
    (stub.q ??= []).push(call);
  };
  stub.q = undefined as unknown[][] | undefined;
  Reflect.deleteProperty(stub, 'q');
  install(stub as never);
  const script = document.createElement('script');
  script.src = src;
  document.head.append(script);
  return stub;
}

beforeEach(() => {
  resetPage();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('states', () => {
  test('go from idle over loading to ready, and listeners hear of each', async () => {
    const client = createPrefinery(options);
    const seen: unknown[] = [];
    const stop = client.subscribe((event) => seen.push(event));
    client.load();
    arrive();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    expect(seen).toEqual([
      { type: 'script', result: 'loading' },
      { type: 'script', result: 'ready' },
    ]);
    expect(client.state).toBe('ready');
    expect(client.error).toBeNull();
  });

  test('nothing is loaded before somebody asks', () => {
    createPrefinery(options);
    expect(scripts()).toEqual([]);
    expect(vendorWindow().prefinery).toBeUndefined();
  });

  test('a script that fails is tried three times, then reported at once', async () => {
    const client = createPrefinery(options);
    const answer = client.getUser();
    const settled = expect(answer).rejects.toMatchObject({ code: 'script_failed', command: undefined });
    expect(client.error).toBeNull();
    fire('error');
    await vi.advanceTimersByTimeAsync(299);
    expect(scripts()).toEqual([]);
    // Trouble is told at the first failure, so that a form need not wait for the last.
    expect(client).toMatchObject({ state: 'loading', error: { code: 'script_failed' } });
    await vi.advanceTimersByTimeAsync(1);
    fire('error');
    await vi.advanceTimersByTimeAsync(900);
    fire('error');
    await settled;
    expect(client.state).toBe('failed');
    expect(client.error?.message).toContain(src);
    expect(scripts()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a script that never comes is given up after eight seconds a try', async () => {
    const client = createPrefinery(options);
    client.load();
    await vi.advanceTimersByTimeAsync(3 * 8000 + 300 + 900 - 1);
    expect(client.state).toBe('loading');
    await vi.advanceTimersByTimeAsync(1);
    expect(client.state).toBe('failed');
  });

  test('an empty script is a failure', async () => {
    const client = createPrefinery(options);
    client.load();
    for (const pause of [300, 900, 0]) {
      fire('load');
      await vi.advanceTimersByTimeAsync(pause);
    }
    expect(client.state).toBe('failed');
  });

  test('a function in the stub’s place is the script’s, whatever its text is', async () => {
    const client = createPrefinery(options);
    client.load();
    const state = { q: 0 };
    arrive(Object.assign(() => void state.q++, { calls: [] }));
    await vi.advanceTimersByTimeAsync(0);
    expect(client.state).toBe('ready');
  });

  test('a snippet that waits for consent is not waited for', async () => {
    snippet();
    scripts()[0]?.setAttribute('type', 'text/plain');
    const client = createPrefinery(options);
    client.load();
    expect(scripts().map(({ type }) => type)).toEqual(['text/plain', '']);
    arrive();
    await vi.advanceTimersByTimeAsync(0);
    expect(client.state).toBe('ready');
  });

  test('after a failure, load() tries again', async () => {
    const client = createPrefinery(options);
    client.load();
    for (const pause of [300, 900, 0]) {
      fire('error');
      await vi.advanceTimersByTimeAsync(pause);
    }
    expect(client.state).toBe('failed');
    const answer = client.getUser();
    expect(client.state).toBe('loading');
    arrive();
    expect(await answer).toBeNull();
    expect(client.state).toBe('ready');
  });

  test('switched off, nothing is loaded and every command rejects', async () => {
    const client = createPrefinery({ ...options, consent: 'denied' });
    client.load();
    expect(client.state).toBe('disabled');
    await expect(client.getUser()).rejects.toMatchObject({ code: 'disabled', command: 'getUser' });
    expect(scripts()).toEqual([]);
  });
});

describe('one script', () => {
  test('serves any number of clients', async () => {
    const clients = Array.from({ length: 5 }, () => createPrefinery(options));
    for (const client of clients) client.load();
    expect(scripts().map((script) => script.src)).toEqual([src]);
    arrive();
    await vi.advanceTimersByTimeAsync(0);
    expect(clients.map((client) => client.state)).toEqual(Array(5).fill('ready'));
  });

  test('of a snippet that is on its way is waited for', async () => {
    snippet();
    const client = createPrefinery(options);
    const answer = client.getUser();
    expect(scripts()).toHaveLength(1);
    arrive();
    expect(await answer).toBeNull();
    expect(scripts()).toHaveLength(1);
  });

  test('that was loaded before is used', async () => {
    install(answering({ getUser: null }));
    const client = createPrefinery(options);
    expect(await client.getUser()).toBeNull();
    expect(scripts()).toEqual([]);
  });

  test("of a snippet that came to nothing is replaced by one of the client's", async () => {
    snippet();
    const client = createPrefinery(options);
    const answer = client.getUser();
    fire('error');
    await vi.advanceTimersByTimeAsync(300);
    expect(scripts()).toHaveLength(1);
    arrive();
    expect(await answer).toBeNull();
  });

  test('carries the nonce', () => {
    createPrefinery({ ...options, nonce: 'abc' }).load();
    expect(scripts()[0]?.nonce).toBe('abc');
  });
});

describe('calls made early', () => {
  test('wait, and go out once; the user is read after the signup', async () => {
    const first = createPrefinery(options);
    const second = createPrefinery(options);
    const user = { id: '1', email: 'a@b' };
    const answers = [first.addUser('a@b'), second.getUser(), first.recordFormImpression()];
    const vendor = arrive(answering({ addUser: user, getUser: user, recordFormImpression: undefined }));
    expect(await Promise.all(answers)).toEqual([user, user, undefined]);
    // Reading the user waits for the signup; what is about the page does not.
    expect(vendor.calls.map(([command]) => command)).toEqual(['addUser', 'recordFormImpression', 'getUser']);
  });

  test("go out behind those of the page's own snippet", async () => {
    const stub = snippet();
    stub('recordFormImpression');
    const answer = createPrefinery(options).getUser();
    const vendor = arrive();
    await answer;
    expect(vendor.calls.map(([command]) => command)).toEqual(['recordFormImpression', 'getUser']);
  });

  test('that are aborted while they wait are never sent', async () => {
    const stop = new AbortController();
    const answer = createPrefinery(options).getUser(undefined, { signal: stop.signal });
    stop.abort();
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    const vendor = arrive();
    await vi.advanceTimersByTimeAsync(0);
    expect(vendor.calls).toEqual([]);
  });

  test('do not run out of time while the script loads', async () => {
    const answer = createPrefinery({ ...options, timeout: 100 }).getUser();
    await vi.advanceTimersByTimeAsync(5000);
    arrive();
    expect(await answer).toBeNull();
  });
});

describe('a second project on one page', () => {
  test('is refused when the client is made', () => {
    createPrefinery(options);
    expect(() => createPrefinery({ project: 'efgh5678' })).toThrow('serves one project');
  });

  test('is refused at another address', () => {
    createPrefinery(options);
    expect(() => createPrefinery({ ...options, scriptUrl: '/widget/v2/abcd1234.js' })).toThrow(src);
  });

  test('is refused when a snippet of the page serves another', async () => {
    snippet();
    const client = createPrefinery({ project: 'efgh5678' });
    await expect(client.getUser()).rejects.toMatchObject({ code: 'project_conflict' });
    expect(client.state).toBe('failed');
  });
});
