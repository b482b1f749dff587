import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrefinery } from './client.ts';
import { answering, install } from './testing/answering.ts';
import { resetPage } from './testing/page.ts';
import { vendorWindow } from './vendor.ts';

const src = 'https://widget.prefinery.com/widget/v2/abcd1234.js';
const options = { project: 'abcd1234' };

const scripts = () => [...document.querySelectorAll('script')];
const fire = (type: 'load' | 'error') => scripts().at(-1)?.dispatchEvent(new Event(type));

/** Simulates that the vendor's script loads: it drains the queue, replaces the stub, and its element fires `load`. */
function arrive(vendor = answering({ getUser: null })) {
  for (const call of vendorWindow().prefinery?.q ?? []) vendor(...Array.from(call));
  install(vendor);
  fire('load');
  return vendor;
}

/** Adds the vendor's snippet to the page, with its stub and script. */
function snippet(attributes: Record<string, string> = {}) {
  const stub = (...call: unknown[]) => {
    (stub.q ??= []).push(call);
  };
  stub.q = undefined as unknown[][] | undefined;
  Reflect.deleteProperty(stub, 'q');
  install(stub as never);
  const script = document.createElement('script');
  for (const [name, value] of Object.entries({ src, ...attributes })) script.setAttribute(name, value);
  document.head.append(script);
  return stub;
}

beforeEach(() => {
  resetPage();
  for (const script of scripts()) script.remove();
  vi.useFakeTimers();
});
afterEach(() => {
  // Before `useRealTimers`, which restores the clock of the current `performance` object.
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.unstubAllEnvs();
  Reflect.deleteProperty(document, 'prerendering');
});

describe('states', () => {
  test('go from idle over loading to ready, with an event for each', async () => {
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

  test('creating a client does not load the script', () => {
    createPrefinery(options);
    expect(scripts()).toEqual([]);
    expect(vendorWindow().prefinery).toBeUndefined();
  });

  test('a script that fails is retried twice, and its error is set after the first try', async () => {
    const client = createPrefinery(options);
    const answer = client.getUser();
    const settled = expect(answer).rejects.toMatchObject({ code: 'script_failed', command: undefined });
    expect(client.error).toBeNull();
    fire('error');
    await vi.advanceTimersByTimeAsync(299);
    expect(scripts()).toEqual([]);
    // `error` is set after the first try, so that a form does not have to wait for the retries.
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

  test('a script that never loads fails after three tries of eight seconds', async () => {
    const client = createPrefinery(options);
    client.load();
    await vi.advanceTimersByTimeAsync(3 * 8000 + 300 + 900 - 1);
    expect(client.state).toBe('loading');
    await vi.advanceTimersByTimeAsync(1);
    expect(client.state).toBe('failed');
  });

  test('an empty script fails', async () => {
    const client = createPrefinery(options);
    client.load();
    for (const pause of [300, 900, 0]) {
      fire('load');
      await vi.advanceTimersByTimeAsync(pause);
    }
    expect(client.state).toBe('failed');
  });

  test('a function that replaces the stub counts as the script, even if its source looks like a stub', async () => {
    const client = createPrefinery(options);
    client.load();
    const state = { q: 0 };
    arrive(Object.assign(() => void state.q++, { calls: [] }));
    await vi.advanceTimersByTimeAsync(0);
    expect(client.state).toBe('ready');
  });

  test('after a failure, the next command retries', async () => {
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

  test('with denied consent no script is loaded and every command rejects', async () => {
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

  test('of a snippet that is still loading is waited for', async () => {
    snippet();
    const client = createPrefinery(options);
    const answer = client.getUser();
    expect(scripts()).toHaveLength(1);
    arrive();
    expect(await answer).toBeNull();
    expect(scripts()).toHaveLength(1);
  });

  test.each([
    ['has a query', `${src}?ver=6.5.2`],
    ['has no protocol', '//widget.prefinery.com/widget/v2/abcd1234.js'],
    ['names the host in upper case', 'https://WIDGET.PREFINERY.COM/widget/v2/abcd1234.js'],
    ["comes from the page's own host", '/stats/widget/v2/abcd1234.js'],
  ])('of a snippet is waited for when its address %s', async (_how, address) => {
    snippet({ src: address });
    const answer = createPrefinery(options).getUser();
    expect(scripts()).toHaveLength(1);
    arrive();
    expect(await answer).toBeNull();
    expect(scripts()).toHaveLength(1);
  });

  test('of a snippet is waited for at an address that does not name the project', async () => {
    snippet({ src: '/stats/waitlist.js' });
    const answer = createPrefinery({ ...options, scriptUrl: '/stats/waitlist.js' }).getUser();
    expect(scripts()).toHaveLength(1);
    arrive();
    expect(await answer).toBeNull();
  });

  test.each(['', 'text/javascript', 'application/javascript', 'module', ' TEXT/JavaScript '])(
    'of a snippet is waited for when its type is "%s"',
    async (type) => {
      snippet({ type });
      const answer = createPrefinery(options).getUser();
      expect(scripts()).toHaveLength(1);
      arrive();
      expect(await answer).toBeNull();
    },
  );

  test.each([
    { type: 'text/plain' },
    { type: 'text/partytown' },
    { type: 'application/json' },
    { type: 'text/javascript; charset=utf-8' },
  ])('of a snippet is not waited for when browsers do not run it: %o', async (attributes) => {
    snippet(attributes);
    const answer = createPrefinery(options).getUser();
    expect(scripts()).toHaveLength(2);
    arrive();
    expect(await answer).toBeNull();
  });

  test('of a snippet is still waited for after its element was removed', async () => {
    snippet();
    const answer = createPrefinery(options).getUser();
    const [script] = scripts();
    script?.remove();
    install(answering({ getUser: null }));
    script?.dispatchEvent(new Event('load'));
    expect(await answer).toBeNull();
    expect(scripts()).toEqual([]);
  });

  test('is not ready when a snippet that is added later replaces the stub', async () => {
    const client = createPrefinery(options);
    client.load();
    snippet();
    scripts()[0]?.dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(0);
    expect(client).toMatchObject({ state: 'loading', error: { code: 'script_failed' } });
  });

  test('that has loaded before the client is used', async () => {
    install(answering({ getUser: null }));
    const client = createPrefinery(options);
    expect(await client.getUser()).toBeNull();
    expect(scripts()).toEqual([]);
  });

  test("of a snippet that fails is replaced by the client's", async () => {
    snippet();
    const client = createPrefinery(options);
    const answer = client.getUser();
    fire('error');
    await vi.advanceTimersByTimeAsync(300);
    expect(scripts()).toHaveLength(1);
    arrive();
    expect(await answer).toBeNull();
  });

  test('is loaded although the page has an element with the id "prefinery"', async () => {
    const element = document.createElement('div');
    element.id = 'prefinery';
    document.body.append(element);
    const answer = createPrefinery(options).getUser();
    expect(scripts()).toHaveLength(1);
    arrive();
    expect(await answer).toBeNull();
    element.remove();
  });

  test('of a snippet is waited for in browsers without performance.getEntriesByName', async () => {
    vi.stubGlobal('performance', { now: () => 0 });
    snippet();
    const answer = createPrefinery(options).getUser();
    arrive();
    expect(await answer).toBeNull();
  });

  test('carries the nonce', () => {
    createPrefinery({ ...options, nonce: 'abc' }).load();
    expect(scripts()[0]?.nonce).toBe('abc');
  });
});

describe('a page that blocks the script', () => {
  test('rejects with script_failed, with the thrown error as cause', async () => {
    const cause = new TypeError("This document requires 'TrustedScriptURL' assignment.");
    vi.spyOn(HTMLScriptElement.prototype, 'src', 'set').mockImplementation(() => {
      throw cause;
    });
    const client = createPrefinery(options);
    await expect(client.getUser()).rejects.toMatchObject({ code: 'script_failed', cause });
    expect(client).toMatchObject({ state: 'failed', error: { code: 'script_failed' } });
    expect(client.error?.message).toMatch(/TrustedScriptURL.*trustedTypesPolicy/);
  });

  test("loads the script from the address that the app's trusted types policy returns", () => {
    const trustedTypesPolicy = { createScriptURL: (address: string) => `${address}?trusted` };
    createPrefinery({ ...options, trustedTypesPolicy }).load();
    expect(scripts()[0]?.src).toBe(`${src}?trusted`);
  });

  test('rejects commands at once if window.prefinery was removed', async () => {
    install(answering({ getUser: null }));
    const client = createPrefinery(options);
    await client.getUser();
    Reflect.deleteProperty(window, 'prefinery');
    await expect(client.getUser()).rejects.toMatchObject({ code: 'script_failed', command: 'getUser' });
  });
});

describe('the warning for a script from localhost that does not load', () => {
  test('is logged once, with the address and the command that starts the sandbox', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const address = 'http://localhost:4747/widget/v2/abcd1234.js';
    const client = createPrefinery({ ...options, scriptUrl: address });
    for (let round = 0; round < 2; round++) {
      client.load();
      for (const pause of [300, 900, 0]) {
        fire('error');
        await vi.advanceTimersByTimeAsync(pause);
      }
    }
    expect(client.state).toBe('failed');
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(address));
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('npx @prefinery-kit/sandbox --project abcd1234'));
  });

  test.each(['https://widget.prefinery.com/widget/v2/abcd1234.js', 'https://localhost.example.com/pf.js'])(
    'is not logged for %s',
    async (scriptUrl) => {
      const warn = vi.spyOn(console, 'warn');
      createPrefinery({ ...options, scriptUrl }).load();
      fire('error');
      await vi.advanceTimersByTimeAsync(0);
      expect(warn).not.toHaveBeenCalled();
    },
  );

  test('is not logged in production', async () => {
    const warn = vi.spyOn(console, 'warn');
    vi.stubEnv('NODE_ENV', 'production');
    createPrefinery({ ...options, scriptUrl: 'http://127.0.0.1:4747/widget/v2/abcd1234.js' }).load();
    fire('error');
    await vi.advanceTimersByTimeAsync(0);
    expect(warn).not.toHaveBeenCalled();
  });
});

describe('a prerendered page', () => {
  test('loads no script and sends no command before it is shown', async () => {
    const page = Object.assign(document, { prerendering: true });
    const client = createPrefinery(options);
    const answer = client.recordFormImpression();
    client.load();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([client.state, scripts(), 'prefinery' in window]).toEqual(['idle', [], false]);
    page.prerendering = false;
    document.dispatchEvent(new Event('prerenderingchange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(client.state).toBe('loading');
    arrive(answering({ recordFormImpression: undefined }));
    expect(await answer).toBeUndefined();
  });

  test('sends no command before it is shown, even if the script has loaded', async () => {
    const page = Object.assign(document, { prerendering: true });
    const vendor = answering({ recordFormImpression: undefined });
    install(vendor);
    const answer = createPrefinery(options).recordFormImpression();
    await vi.advanceTimersByTimeAsync(0);
    expect(vendor.calls).toEqual([]);
    page.prerendering = false;
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(await answer).toBeUndefined();
  });
});

describe('the resource hint', () => {
  test('has the address of the script and the nonce', () => {
    expect(createPrefinery({ ...options, nonce: 'secret' }).hint).toEqual({
      href: 'https://widget.prefinery.com/widget/v2/abcd1234.js',
      nonce: 'secret',
    });
  });

  test('needs consent', () => {
    const client = createPrefinery({ ...options, consent: 'pending' });
    expect(client.hint).toBeUndefined();
    client.setConsent('granted');
    expect(client.hint).toBeDefined();
    client.setConsent('denied');
    expect(client.hint).toBeUndefined();
  });

  test('is undefined while the page is prerendered', () => {
    const page = Object.assign(document, { prerendering: true });
    const client = createPrefinery(options);
    expect(client.hint).toBeUndefined();
    page.prerendering = false;
    expect(client.hint).toBeDefined();
  });

  test('is undefined once a script is in the page, of the client or of a snippet', async () => {
    const client = createPrefinery(options);
    client.load();
    await vi.advanceTimersByTimeAsync(0);
    expect(client.hint).toBeUndefined();
    resetPage();
    document.head.append(
      Object.assign(document.createElement('script'), {
        src: 'https://widget.prefinery.com/widget/v2/abcd1234.js?ver=6.5.2',
      }),
    );
    expect(createPrefinery(options).hint).toBeUndefined();
  });
});

describe('a prepared script', () => {
  test('is in the page before `load`, which uses it: no state changes and no event is emitted before', async () => {
    const client = createPrefinery(options);
    const seen: unknown[] = [];
    const stop = client.subscribe((event) => seen.push(event));
    client.prepare();
    client.prepare();
    await vi.advanceTimersByTimeAsync(0);
    expect([scripts().length, client.state, seen]).toEqual([1, 'idle', []]);
    client.load();
    await vi.advanceTimersByTimeAsync(0);
    expect([scripts().length, client.state]).toEqual([1, 'loading']);
    arrive();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    expect([scripts().length, client.state]).toEqual([1, 'ready']);
    expect(seen).toEqual([
      { type: 'script', result: 'loading' },
      { type: 'script', result: 'ready' },
    ]);
  });

  test('has loaded before the first command, which is sent at once', async () => {
    const client = createPrefinery(options);
    client.prepare();
    arrive(answering({ recordFormImpression: undefined }));
    await vi.advanceTimersByTimeAsync(0);
    expect(client.state).toBe('idle');
    expect(await client.recordFormImpression()).toBeUndefined();
    expect(scripts()).toHaveLength(1);
  });

  test('has failed before `load`, which retries it twice with fresh elements, and again after all have failed', async () => {
    const client = createPrefinery(options);
    client.prepare();
    const [first] = scripts();
    fire('error');
    await vi.advanceTimersByTimeAsync(5000);
    const settled = expect(client.getUser()).rejects.toMatchObject({ code: 'script_failed' });
    await vi.advanceTimersByTimeAsync(300);
    expect(scripts()).toHaveLength(1);
    expect(scripts()).not.toContain(first);
    fire('error');
    await vi.advanceTimersByTimeAsync(900);
    fire('error');
    await settled;
    client.load();
    await vi.advanceTimersByTimeAsync(0);
    expect([scripts().length, client.state]).toEqual([1, 'loading']);
    arrive();
    await vi.advanceTimersByTimeAsync(0);
    expect(client.state).toBe('ready');
  });

  test.each<[string, () => void | Promise<void>, number]>([
    ['without consent', () => createPrefinery({ ...options, consent: 'pending' }).prepare(), 0],
    ['after consent was denied', () => createPrefinery({ ...options, consent: 'denied' }).prepare(), 0],
    ['while the page is prerendered', () => createPrefinery(options).prepare(), 0],
    [
      'beside a snippet',
      () => {
        snippet();
        createPrefinery(options).prepare();
      },
      1,
    ],
    [
      'where a policy forbids it',
      () => {
        const trustedTypesPolicy = {
          createScriptURL: () => {
            throw new TypeError('no');
          },
        };
        createPrefinery({ ...options, trustedTypesPolicy }).prepare();
      },
      0,
    ],
    [
      'where window.prefinery is read-only and not a function, and commands reject with script_failed',
      async () => {
        Object.defineProperty(window, 'prefinery', { get: () => ({ settings: 1 }), configurable: true });
        const client = createPrefinery(options);
        client.prepare();
        await expect(client.getUser()).rejects.toMatchObject({ code: 'script_failed', cause: expect.any(TypeError) });
      },
      0,
    ],
  ])('is not added %s', async (title, prepare, count) => {
    if (title.includes('prerendered')) Object.assign(document, { prerendering: true });
    await prepare();
    expect(scripts()).toHaveLength(count);
  });
});

describe('calls before the script has loaded', () => {
  test('wait, and are sent once; getUser is sent after addUser', async () => {
    const first = createPrefinery(options);
    const second = createPrefinery(options);
    const user = { id: '1', email: 'a@b' };
    const answers = [first.addUser('a@b'), second.getUser(), first.recordFormImpression()];
    const vendor = arrive(answering({ addUser: user, getUser: user, recordFormImpression: undefined }));
    expect(await Promise.all(answers)).toMatchObject([user, user, undefined]);
    // `getUser` waits for `addUser`; commands about the page do not.
    expect(vendor.calls.map(([command]) => command)).toEqual(['addUser', 'recordFormImpression', 'getUser']);
  });

  test("are sent after those of the page's snippet", async () => {
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

  test('do not time out while the script loads', async () => {
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

  test('is refused with another scriptUrl, even with the same project', () => {
    createPrefinery(options);
    expect(() => createPrefinery({ ...options, scriptUrl: '/widget/v2/abcd1234.js' })).toThrow(src);
  });

  test('is refused with the same scriptUrl', () => {
    createPrefinery({ ...options, scriptUrl: '/waitlist.js' });
    expect(() => createPrefinery({ project: 'efgh5678', scriptUrl: '/waitlist.js' })).toThrow('serves one project');
  });

  test('does not throw in production: its commands reject, and the first project works', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    const first = createPrefinery(options);
    const second = createPrefinery({ project: 'efgh5678' });
    await expect(second.getUser()).rejects.toMatchObject({ code: 'project_conflict' });
    expect(second).toMatchObject({ project: 'efgh5678', state: 'failed', error: { code: 'project_conflict' } });
    const answer = first.getUser();
    arrive();
    expect(await answer).toBeNull();
  });

  test('is refused after a snippet of another project has loaded', async () => {
    snippet();
    const vendor = arrive();
    await expect(createPrefinery({ project: 'efgh5678' }).getUser()).rejects.toMatchObject({
      code: 'project_conflict',
    });
    expect(vendor.calls).toEqual([]);
  });

  test("is refused for a sandbox on localhost when the page has the vendor's snippet", async () => {
    snippet();
    const client = createPrefinery({ ...options, scriptUrl: 'http://localhost:4747/widget/v2/abcd1234.js' });
    await expect(client.getUser()).rejects.toMatchObject({ code: 'project_conflict' });
  });

  test('is refused while a snippet of another project loads', async () => {
    snippet();
    const client = createPrefinery({ project: 'efgh5678' });
    await expect(client.getUser()).rejects.toMatchObject({ code: 'project_conflict' });
    expect(client.state).toBe('failed');
  });
});
