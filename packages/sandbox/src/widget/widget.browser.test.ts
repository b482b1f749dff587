import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandReply, commandRequest, sessionHeader, visitorHeader } from '../protocol.ts';
import * as v from 'valibot';
import { createWidget } from './widget.ts';

const base = 'http://sandbox.test/prefinery';
let projects = 0;

/** A widget whose requests the test answers, one by one. */
function startWidget(project = `project${++projects}`) {
  let deadline = new AbortController();
  const requests: { command: string; request: Request; answer: (response: Response) => void; fail: () => void }[] = [];
  const prefinery = createWidget({
    base,
    project,
    document,
    deadline: () => {
      deadline = new AbortController();
      return deadline.signal;
    },
    fetch: (input, init) =>
      new Promise((answer, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('Too late', 'TimeoutError')));
        const request = new Request(input, init);
        // After a failed request, the widget asks whether there is a server at all.
        if (request.mode === 'no-cors') return reject(new TypeError('Failed to fetch'));
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
  return { prefinery, call, next, requests, project, expire: () => deadline.abort() };
}

const reply = (body: CommandReply, status = 200) => Response.json(body, { status });
const bodyOf = async (request: Request) => v.parse(commandRequest, await request.json());

const { href } = location;
beforeEach(() => history.replaceState(null, '', '/'));
afterEach(() => history.replaceState(null, '', href));

describe('a call', () => {
  it('posts its data with the page and its HTTP referrer, and passes the answer on', async () => {
    history.replaceState(null, '', '/signup?utm_source=news');
    const { call, next, project } = startWidget();
    const user = call('addUser', { email: 'leonard@bigbangtheory.com' });
    const { request, answer } = await next('addUser');
    expect(request.method).toBe('POST');
    expect(request.url).toBe(`${base}/api/${project}/addUser`);
    expect(await bodyOf(request)).toEqual({
      data: { email: 'leonard@bigbangtheory.com' },
      // Vitest's own page links to this one, so there is no referrer of another site.
      page: { url: `${location.origin}/signup?utm_source=news`, referrer: null, utm: { utm_source: 'news' } },
      referrer_code: null,
    });
    answer(reply({ answer: { id: '7', referrals: 0 } }));
    expect(await user).toEqual({ id: '7', referrals: 0 });
  });

  it('takes an e-mail address alone, and a callback in place of data', async () => {
    const { call, next } = startWidget();
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

  it.each<[string, unknown]>([
    ['authenticateUser', { email: 'leonard@bigbangtheory.com', signature: 'right' }],
    ['triggerRewards', { event: 'purchase' }],
    ['getReferralCode', undefined],
    ['logoutUser', undefined],
  ])('of %s posts its data', async (command, data) => {
    const { call, next } = startWidget();
    const done = call(command, ...(data === undefined ? [] : [data]));
    const { request, answer } = await next(command);
    expect((await bodyOf(request)).data).toEqual(data);
    answer(reply(command === 'logoutUser' ? {} : { answer: [command] }));
    expect(await done).toEqual(command === 'logoutUser' ? undefined : [command]);
  });

  it.each(['addUser', 'authenticateUser', 'logoutUser'])(
    'waits for an earlier %s, and for no other command',
    async (change) => {
      const { call, next, requests } = startWidget();
      const first = call('getUser');
      void call('recordFormImpression');
      void call('triggerRewards', { event: 'purchase' });
      void call(change);
      const last = call('getUser');

      const reading = await next('getUser');
      await next('recordFormImpression');
      await next('triggerRewards');
      const changing = await next(change);
      reading.answer(reply({ answer: null }));
      await first;
      expect(requests).toEqual([]);

      changing.answer(reply({ answer: {}, session: change === 'logoutUser' ? null : 'token' }));
      const { request, answer } = await next('getUser');
      expect(request.headers.get(sessionHeader)).toBe(change === 'logoutUser' ? null : 'token');
      answer(reply({ answer: { id: '7' } }));
      expect(await last).toEqual({ id: '7' });
    },
  );

  it('is sent after an addUser that failed', async () => {
    const { call, next } = startWidget();
    const added = call('addUser', 'leonard@bigbangtheory.com');
    const asked = call('getUser');
    (await next('addUser')).fail();
    expect(await added).toMatchObject({ status: 0 });
    (await next('getUser')).answer(reply({ answer: null }));
    expect(await asked).toBeNull();
  });

  it('that only changes the page sends no request, and waits for none', async () => {
    const { call, next, requests } = startWidget();
    void call('addUser', 'leonard@bigbangtheory.com');
    expect(await call('closeReferralPage')).toBeUndefined();
    expect(await call('initForms')).toBeUndefined();
    await next('addUser');
    expect(requests).toEqual([]);
  });
});

describe('a failure', () => {
  it('reaches the callback with the error of the sandbox', async () => {
    const { call, next } = startWidget();
    const answer = call('addUser', 'leonard@bigbangtheory.com');
    (await next('addUser')).answer(reply({ answer: { error: 'Forbidden', status: 403 }, status: 403 }));
    expect(await answer).toEqual({ error: 'Forbidden', status: 403 });
  });

  it('has status 0 and the sandbox’s address if there was no answer', async () => {
    const { call, next } = startWidget();
    const answer = call('getUser');
    (await next('getUser')).fail();
    expect(await answer).toEqual({ error: expect.stringContaining(base), status: 0 });
  });

  it.each(['addUser', 'authenticateUser'])('of %s comes after a timeout, and later calls are sent', async (command) => {
    const { call, next, expire } = startWidget();
    const changed = call(command, { email: 'leonard@bigbangtheory.com' });
    const asked = call('getUser');
    await next(command);
    expire();
    expect(await changed).toEqual({
      error: expect.stringMatching(`${command}: .* did not answer in time`),
      status: 0,
    });
    (await next('getUser')).answer(reply({ answer: null }));
    expect(await asked).toBeNull();
  });

  it('comes after a timeout while the answer is read', async () => {
    const { call, next, expire } = startWidget();
    const asked = call('getUser');
    const { request, answer } = await next('getUser');
    answer(
      new Response(
        new ReadableStream({
          start: (body) => request.signal.addEventListener('abort', () => body.error(request.signal.reason)),
        }),
      ),
    );
    expire();
    expect(await asked).toEqual({ error: expect.stringContaining('in time'), status: 0 });
  });

  it('has the HTTP status of an answer that is not a reply', async () => {
    const { call, next } = startWidget();
    const answer = call('getUser');
    (await next('getUser')).answer(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await answer).toEqual({ error: expect.stringContaining('getUser'), status: 502 });
  });

  it('comes for data that cannot be serialized, and later calls are sent', async () => {
    const { call, next } = startWidget();
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

  it('is logged to the console if the call has no callback', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { prefinery, next } = startWidget();
    prefinery('addUser', 'leonard@bigbangtheory.com');
    (await next('addUser')).answer(reply({ answer: { error: 'Forbidden', status: 403 }, status: 403 }));
    await vi.waitFor(() => expect(log).toHaveBeenCalledOnce());
    expect(log).toHaveBeenCalledWith(expect.stringContaining('addUser'), { error: 'Forbidden', status: 403 });
  });

  it('of a callback is reported, and later calls are sent', async () => {
    const report = vi.spyOn(globalThis, 'reportError').mockImplementation(() => {});
    const { prefinery, call, next } = startWidget();
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

  it('of an unknown command is logged to the console, with the known commands', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { prefinery, requests } = startWidget();
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
  it('sends the referral code of the link that was followed, also on later pages', async () => {
    history.replaceState(null, '', '/?r=leonard981');
    const { project } = startWidget();
    history.replaceState(null, '', '/signup');
    const { call, next } = startWidget(project);
    void call('addUser', 'sheldon@bigbangtheory.com');
    expect((await bodyOf((await next('addUser')).request)).referrer_code).toBe('leonard981');
  });

  it('sends no referral code to another project', async () => {
    history.replaceState(null, '', '/?r=leonard981');
    startWidget();
    history.replaceState(null, '', '/');
    const { call, next } = startWidget();
    void call('getUser');
    expect((await bodyOf((await next('getUser')).request)).referrer_code).toBeNull();
  });

  it('has the same visitor id for every impression', async () => {
    const { project, call, next } = startWidget();
    void call('recordFormImpression');
    const visitor = (await next('recordFormImpression')).request.headers.get(visitorHeader);
    expect(visitor).toMatch(/^[\w-]{21}$/);

    const later = startWidget(project);
    void later.call('recordFormImpression');
    expect((await later.next('recordFormImpression')).request.headers.get(visitorHeader)).toBe(visitor);
  });

  it('sends the referral code with getReferrerCode', async () => {
    history.replaceState(null, '', '/?r=leonard981');
    const { call, next } = startWidget();
    const code = call('getReferrerCode');
    const { request, answer } = await next('getReferrerCode');
    expect((await bodyOf(request)).referrer_code).toBe('leonard981');
    answer(reply({ answer: 'leonard981' }));
    expect(await code).toBe('leonard981');
  });

  it.each<[string, (asked: { answer: (response: Response) => void; fail: () => void }) => void]>([
    ['is not reached', ({ fail }) => fail()],
    ['fails', ({ answer }) => answer(reply({ answer: { error: 'Broken', status: 500 } }, 500))],
  ])('is logged out in the page also when the sandbox %s, with a warning', async (_, end) => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { call, next } = startWidget();
    const joined = call('addUser', 'leonard@bigbangtheory.com');
    (await next('addUser')).answer(reply({ answer: {}, session: 'token' }));
    await joined;

    const gone = call('logoutUser');
    void call('getUser');
    const leaving = await next('logoutUser');
    expect(leaving.request.headers.get(sessionHeader)).toBe('token');
    end(leaving);
    expect(await gone).toBeUndefined();
    expect((await next('getUser')).request.headers.has(sessionHeader)).toBe(false);
    expect(log).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('logoutUser'),
      expect.objectContaining({ error: expect.any(String) }),
    );
  });

  it('loses the session when the sandbox ends it', async () => {
    const { call, next } = startWidget();
    for (const session of ['token', null]) {
      const done = call('addUser', 'leonard@bigbangtheory.com');
      (await next('addUser')).answer(reply({ answer: {}, session }));
      await done;
    }
    void call('getUser');
    expect((await next('getUser')).request.headers.has(sessionHeader)).toBe(false);
  });
});

describe('a page in the popup', () => {
  const frame = { path: '/favicon.ico', title: 'Referral page' };
  const dialogs = () =>
    [...document.body.children].flatMap((child) => [...(child.shadowRoot?.querySelectorAll('dialog') ?? [])]);

  afterEach(() => {
    for (const dialog of dialogs()) dialog.close();
  });

  it('is shown before the callback of popupReferralPage, and closed before that of closeReferralPage', async () => {
    const { call, next } = startWidget();
    const shown = call('popupReferralPage');
    (await next('popupReferralPage')).answer(reply({ answer: undefined, frame }));
    expect(await shown).toBeUndefined();
    expect(dialogs()).toMatchObject([{ open: true }]);
    expect(await call('closeReferralPage')).toBeUndefined();
    expect(dialogs()).toEqual([]);
    expect(await call('closeReferralPage')).toBeUndefined();
  });

  it('is not shown when closed before the answer, or while the call waited for an addUser', async () => {
    const { call, next } = startWidget();
    void call('addUser', 'leonard@bigbangtheory.com');
    const shown = call('popupReferralPage');
    await call('closeReferralPage');
    (await next('addUser')).answer(reply({ answer: {} }));
    (await next('popupReferralPage')).answer(reply({ frame }));
    expect(await shown).toEqual({
      error: expect.stringContaining('popupReferralPage: the popup was closed'),
      status: 0,
    });
    expect(dialogs()).toEqual([]);
  });

  it('is not shown when the sandbox refuses, or names no page', async () => {
    const { call, next } = startWidget();
    const refused = call('popupReferralPage');
    (await next('popupReferralPage')).answer(reply({ answer: { error: 'Forbidden', status: 403 }, status: 403 }));
    expect(await refused).toEqual({ error: 'Forbidden', status: 403 });
    const unnamed = call('popupReferralPage');
    (await next('popupReferralPage')).answer(reply({}));
    expect(await unnamed).toMatchObject({ error: expect.stringContaining('names no page') });
    expect(dialogs()).toEqual([]);
  });

  it('is that of the status link that was followed, also after a router has rewritten the address', async () => {
    history.replaceState(null, '', '/?ref-check=5de34a3e');
    const { call, next } = startWidget();
    history.replaceState(null, '', '/');
    const asked = call('getUser');
    const { request, answer } = await next('ref-check');
    expect(await request.json()).toEqual({ id: '5de34a3e' });
    answer(reply({ frame, session: 'token' }));
    const reading = await next('getUser');
    expect(reading.request.headers.get(sessionHeader)).toBe('token');
    reading.answer(reply({ answer: null }));
    await asked;
    await vi.waitFor(() => expect(dialogs()).toHaveLength(1));
  });

  it('of a status link with an unknown id is an error on the console', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    history.replaceState(null, '', '/?ref-check=nobody');
    const { next } = startWidget();
    (await next('ref-check')).answer(reply({ answer: { error: 'Nobody', status: 404 }, status: 404 }));
    await vi.waitFor(() => expect(log).toHaveBeenCalledOnce());
    expect(log).toHaveBeenCalledWith(expect.stringContaining('ref-check'), { error: 'Nobody', status: 404 });
  });
});

describe('the forms of the page', () => {
  afterEach(() => {
    document.body.innerHTML = '';
  });

  it('are set up when the document has been parsed, and by initForms', async () => {
    document.body.innerHTML = '<div class="prefinery-form-embed"></div>';
    const { call } = startWidget();
    await vi.waitFor(() => expect(document.querySelectorAll('.prefinery-iframe')).toHaveLength(1));
    document.body.insertAdjacentHTML('beforeend', '<div class="prefinery-form-embed"></div>');
    await call('initForms');
    expect(document.querySelectorAll('.prefinery-iframe')).toHaveLength(2);
  });

  it('add a user as addUser does, and show its error', async () => {
    document.body.innerHTML = '<form class="prefinery-magic-form"><input name="email" value="amy@x.com"></form>';
    const { call, next } = startWidget();
    await call('initForms');
    document.querySelector('form')?.requestSubmit();
    const { request, answer } = await next('addUser');
    expect((await bodyOf(request)).data).toEqual({ email: 'amy@x.com' });
    answer(reply({ answer: { error: 'Forbidden', status: 403 }, status: 403 }));
    await vi.waitFor(() => expect(document.querySelector('input')?.validationMessage).toContain('has joined already'));
  });
});

describe('a callback', () => {
  it.each([
    [0, [], 403],
    [1, ['answer'], undefined],
    [2, ['answer', 'answer'], undefined],
  ] as const)('is called %i times where the sandbox says so', async (calls, received, status) => {
    const { prefinery, call, next } = startWidget();
    const answers: unknown[] = [];
    prefinery('getUser', (answer: unknown) => answers.push(answer));
    (await next('getUser')).answer(reply({ answer: 'answer', calls, status }));
    const asked = call('getUser');
    (await next('getUser')).answer(reply({ answer: null }));
    await asked;
    expect(answers).toEqual(received);
  });

  it('of logoutUser is called twice if the sandbox says so', async () => {
    const { prefinery, call, next } = startWidget();
    const answers: unknown[] = [];
    prefinery('logoutUser', (answer: unknown) => answers.push(answer));
    (await next('logoutUser')).answer(reply({ calls: 2 }));
    const asked = call('getUser');
    (await next('getUser')).answer(reply({ answer: null }));
    await asked;
    expect(answers).toEqual([undefined, undefined]);
  });
});
