import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandReply, commandRequest, sessionHeader, visitorHeader } from '../protocol.ts';
import * as v from 'valibot';
import { createWidget } from './widget.ts';

const base = 'http://sandbox.test/prefinery';
let projects = 0;

/** A widget whose requests the test answers, one by one. */
function stage(project = `project${++projects}`) {
  const requests: { command: string; request: Request; answer: (response: Response) => void; fail: () => void }[] = [];
  const prefinery = createWidget({
    base,
    project,
    document,
    fetch: (input, init) =>
      new Promise((answer, reject) => {
        const request = new Request(input, init);
        const command = request.url.slice(`${base}/api/${project}/`.length);
        requests.push({ command, request, answer, fail: () => reject(new TypeError('Failed to fetch')) });
      }),
  });
  const call = (command: string, ...data: unknown[]) =>
    new Promise<unknown>((resolve) => prefinery(command, ...[...data, resolve]));
  const next = (command: string) =>
    vi.waitFor(() => {
      const index = requests.findIndex((each) => each.command === command);
      const [found] = index < 0 ? [] : requests.splice(index, 1);
      if (found === undefined) throw new Error(`No request for ${command}`);
      return found;
    });
  return { prefinery, call, next, requests, project };
}

const reply = (body: CommandReply, status = 200) => Response.json(body, { status });
const bodyOf = async (request: Request) => v.parse(commandRequest, await request.json());

const { href } = location;
beforeEach(() => history.replaceState(null, '', '/'));
afterEach(() => history.replaceState(null, '', href));

describe('a call', () => {
  it('posts its data with the page it came from, and hands the answer on as it is', async () => {
    history.replaceState(null, '', '/signup?utm_source=news');
    const { call, next, project } = stage();
    const user = call('addUser', { email: 'leonard@bigbangtheory.com' });
    const { request, answer } = await next('addUser');
    expect(request.method).toBe('POST');
    expect(request.url).toBe(`${base}/api/${project}/addUser`);
    expect(await bodyOf(request)).toEqual({
      data: { email: 'leonard@bigbangtheory.com' },
      page: { url: `${location.origin}/signup?utm_source=news`, referrer: document.referrer || null },
      referrer_code: null,
    });
    answer(reply({ answer: { id: '7', referrals: 0 } }));
    expect(await user).toEqual({ id: '7', referrals: 0 });
  });

  it('takes an address alone, and a callback in place of data', async () => {
    const { call, next } = stage();
    void call('addUser', 'leonard@bigbangtheory.com');
    const added = await next('addUser');
    expect((await bodyOf(added.request)).data).toBe('leonard@bigbangtheory.com');
    added.answer(reply({ answer: {} }));

    const user = call('getUser');
    const asked = await next('getUser');
    expect(await bodyOf(asked.request)).not.toHaveProperty('data');
    asked.answer(reply({ answer: null }));
    expect(await user).toBeNull();
  });

  it('waits for an earlier addUser, and for nothing else', async () => {
    const { call, next, requests } = stage();
    const first = call('getUser');
    void call('recordFormImpression');
    void call('addUser', 'leonard@bigbangtheory.com');
    const last = call('getUser');

    const reading = await next('getUser');
    await next('recordFormImpression');
    const adding = await next('addUser');
    reading.answer(reply({ answer: null }));
    await first;
    expect(requests).toEqual([]);

    adding.answer(reply({ answer: {}, session: 'token' }));
    const { request, answer } = await next('getUser');
    expect(request.headers.get(sessionHeader)).toBe('token');
    answer(reply({ answer: { id: '7' } }));
    expect(await last).toEqual({ id: '7' });
  });

  it('goes on after an addUser that failed', async () => {
    const { call, next } = stage();
    const added = call('addUser', 'leonard@bigbangtheory.com');
    const asked = call('getUser');
    (await next('addUser')).fail();
    expect(await added).toMatchObject({ status: 0 });
    (await next('getUser')).answer(reply({ answer: null }));
    expect(await asked).toBeNull();
  });
});

describe('a failure', () => {
  it('reaches the callback as the sandbox tells it', async () => {
    const { call, next } = stage();
    const answer = call('addUser', 'leonard@bigbangtheory.com');
    (await next('addUser')).answer(reply({ answer: { error: 'Forbidden', status: 403 } }, 403));
    expect(await answer).toEqual({ error: 'Forbidden', status: 403 });
  });

  it('has status 0 where no sandbox answered, and names its address', async () => {
    const { call, next } = stage();
    const answer = call('getUser');
    (await next('getUser')).fail();
    expect(await answer).toEqual({ error: expect.stringContaining(base), status: 0 });
  });

  it('has the status of an answer that is no reply', async () => {
    const { call, next } = stage();
    const answer = call('getUser');
    (await next('getUser')).answer(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await answer).toEqual({ error: expect.stringContaining('getUser'), status: 502 });
  });

  it('of data that cannot be sent is told as well, and later calls go on', async () => {
    const { call, next } = stage();
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const added = call('addUser', circle);
    const asked = call('getUser');
    expect(await added).toEqual({
      error: expect.stringContaining('addUser failed inside the page: TypeError'),
      status: 0,
    });
    (await next('getUser')).answer(reply({ answer: null }));
    expect(await asked).toBeNull();
  });

  it('is written to the console where the call has no callback', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { prefinery, next } = stage();
    prefinery('addUser', 'leonard@bigbangtheory.com');
    (await next('addUser')).answer(reply({ answer: { error: 'Forbidden', status: 403 } }, 403));
    await vi.waitFor(() => expect(log).toHaveBeenCalledOnce());
    expect(log).toHaveBeenCalledWith(expect.stringContaining('addUser'), { error: 'Forbidden', status: 403 });
  });

  it('of a callback is reported, and later calls go on', async () => {
    const report = vi.spyOn(globalThis, 'reportError').mockImplementation(() => {});
    const { prefinery, call, next } = stage();
    const mistake = new Error('The app made a mistake');
    prefinery('addUser', 'leonard@bigbangtheory.com', () => {
      throw mistake;
    });
    const asked = call('getUser');
    (await next('addUser')).answer(reply({ answer: {} }));
    (await next('getUser')).answer(reply({ answer: null }));
    expect(await asked).toBeNull();
    expect(report).toHaveBeenCalledExactlyOnceWith(mistake);
  });

  it('of spelling is written to the console, with the commands there are', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { prefinery, requests } = stage();
    prefinery('adUser', 'leonard@bigbangtheory.com');
    prefinery('toString');
    prefinery(undefined);
    expect(log.mock.calls.flat()).toEqual([
      expect.stringMatching(/"adUser".*addUser/),
      expect.stringContaining('"toString"'),
      expect.stringContaining('"undefined"'),
    ]);
    expect(requests).toEqual([]);
  });
});

describe('the visitor', () => {
  it('brings the code of the link that was followed, also on later pages', async () => {
    history.replaceState(null, '', '/?r=leonard981');
    const { project } = stage();
    history.replaceState(null, '', '/signup');
    const { call, next } = stage(project);
    void call('addUser', 'sheldon@bigbangtheory.com');
    expect((await bodyOf((await next('addUser')).request)).referrer_code).toBe('leonard981');
  });

  it('brings no code to another project', async () => {
    history.replaceState(null, '', '/?r=leonard981');
    stage();
    history.replaceState(null, '', '/');
    const { call, next } = stage();
    void call('getUser');
    expect((await bodyOf((await next('getUser')).request)).referrer_code).toBeNull();
  });

  it('is the same person for every impression', async () => {
    const { project, call, next } = stage();
    void call('recordFormImpression');
    const visitor = (await next('recordFormImpression')).request.headers.get(visitorHeader);
    expect(visitor).toMatch(/^[\w-]{21}$/);

    const later = stage(project);
    void later.call('recordFormImpression');
    expect((await later.next('recordFormImpression')).request.headers.get(visitorHeader)).toBe(visitor);
  });

  it('loses the session when the sandbox ends it', async () => {
    const { call, next } = stage();
    for (const session of ['token', null]) {
      const done = call('addUser', 'leonard@bigbangtheory.com');
      (await next('addUser')).answer(reply({ answer: {}, session }));
      await done;
    }
    void call('getUser');
    expect((await next('getUser')).request.headers.has(sessionHeader)).toBe(false);
  });
});
