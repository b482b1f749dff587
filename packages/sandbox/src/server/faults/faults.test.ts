import { expect, test } from 'vitest';
import { createSandbox } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';
import { address, call, get, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';
import { sign } from '../foundation/signature.ts';

const shared = shareDatabase();
const { newSandbox, secret } = shared;
const email = 'amy@x.com';

const script = (sandbox: Sandbox): Promise<Response> => get(sandbox, `/widget/v2/${sandbox.project}.js`);
const find = async (sandbox: Sandbox, email: string): Promise<unknown> =>
  (await call(sandbox, 'getUser', { email, signature: sign(secret, email) })).reply.answer;

/** A sandbox whose waits end when the test ends them. */
function patient() {
  const waits: { milliseconds: number; end: () => void }[] = [];
  let began = (): void => {};
  const sandbox = newSandbox({}, (milliseconds) => {
    const ended = new Promise<void>((end) => waits.push({ milliseconds, end }));
    began();
    return ended;
  });
  const waiting = new Promise<void>((resolve) => {
    began = resolve;
  });
  return { sandbox, waits, waiting };
}

test('script: blocked is an error, empty an empty script, and without a fault it is the script again', async () => {
  const sandbox = newSandbox();
  sandbox.fault({ script: 'blocked' });
  expect((await script(sandbox)).status).toBe(403);
  sandbox.fault({ script: 'empty' });
  const empty = await script(sandbox);
  expect({ status: empty.status, text: await empty.text() }).toEqual({ status: 200, text: '' });
  sandbox.fault({});
  expect(await (await script(sandbox)).text()).toContain('x-prefinery-session');
});

test('script: slow delays it', async () => {
  const { sandbox, waits, waiting } = patient();
  sandbox.fault({ script: { slow: 3000 } });
  let came = false;
  const coming = script(sandbox).then((response) => {
    came = true;
    return response;
  });
  await waiting;
  expect({ came, waits }).toEqual({ came: false, waits: [{ milliseconds: 3000, end: expect.any(Function) }] });
  waits[0]?.end();
  expect((await coming).status).toBe(200);
});

test('a slow command runs at once and is answered late', async () => {
  const { sandbox, waits, waiting } = patient();
  sandbox.fault({ commands: { addUser: { slow: 5000 } } });
  const adding = join(sandbox, email);
  await waiting;
  expect(await find(sandbox, email)).toMatchObject({ email });
  expect(waits).toMatchObject([{ milliseconds: 5000 }]);
  waits[0]?.end();
  expect((await adding).person).toMatchObject({ email });
});

test('closing the sandbox ends the wait of a slow command', async () => {
  const sandbox = await createSandbox({ project: 'abcd1234' });
  sandbox.fault({ script: { slow: 3_600_000 } });
  const coming = script(sandbox);
  await sandbox.close();
  expect((await coming).status).toBe(200);
}, 20_000);

test('a silent command does not run and gets no answer', async () => {
  const sandbox = newSandbox();
  sandbox.fault({ commands: { addUser: 'silent' } });
  let isAnswered = false;
  void call(sandbox, 'addUser', email).finally(() => {
    isAnswered = true;
  });
  // Each of these takes as many microtasks as the command would have taken.
  for (let turn = 0; turn < 5; turn += 1) expect(await find(sandbox, email)).toBeNull();
  expect(isAnswered).toBe(false);
});

test('a command with the fault 500 answers 500 and does not run', async () => {
  const sandbox = newSandbox();
  sandbox.fault({ commands: { addUser: 500 } });
  expect(await call(sandbox, 'addUser', email)).toMatchObject({
    status: 500,
    reply: { answer: { error: 'addUser failed: the sandbox was told so.', status: 500 } },
  });
  expect(await find(sandbox, email)).toBeNull();
  expect(shared.errors).toEqual([]);
});

test('a command with the fault twice runs once and calls back twice', async () => {
  const sandbox = newSandbox();
  sandbox.fault({ commands: { addUser: 'twice' } });
  const { reply } = await call(sandbox, 'addUser', email);
  expect(reply).toMatchObject({ calls: 2, answer: { list_length: 1 } });
});

const later = (milliseconds: number): void => {
  shared.now = new Date(shared.now.getTime() + milliseconds);
};

test('lag delays what getUser shows of a new user, of their referrer, and of a share', async () => {
  const sandbox = newSandbox();
  const { person: amy } = await join(sandbox, email);
  const bob = 'bob@x.com';
  sandbox.fault({ lag: 60_000 });
  const { person, session } = await join(sandbox, { email: bob, referred_by: amy.referral_code });
  expect(person).toMatchObject({ email: bob, list_length: 2 });
  expect(await call(sandbox, 'getUser', undefined, { session })).toMatchObject({
    status: 200,
    reply: { answer: null },
  });
  expect(await find(sandbox, email)).toEqual(amy);

  later(40_000);
  await get(sandbox, `/r/${amy.referral_code}`);
  await call(sandbox, 'addUser', { email: bob, first_name: 'Bob' }, { session });
  expect(await find(sandbox, bob)).toBeNull();
  expect(await find(sandbox, email)).toEqual(amy);

  later(30_000);
  expect(await find(sandbox, bob)).toEqual(person);
  expect(await find(sandbox, email)).toMatchObject({ referrals: 1, shares: 0 });

  later(30_000);
  expect(await find(sandbox, bob)).toMatchObject({ profile: { first_name: 'Bob' } });
  expect(await find(sandbox, email)).toMatchObject({ referrals: 1, shares: 1 });
});

test('lag delays what getUser shows of a new status and of a confirmation, also for the credited referrer', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  const { person: amy } = await join(sandbox, email);
  const bob = 'bob@x.com';
  await join(sandbox, { email: bob, referred_by: amy.referral_code });
  await sandbox.setStatus(email, 'applied');
  const before = { amy: await find(sandbox, email), bob: await find(sandbox, bob) };

  sandbox.fault({ lag: 60_000 });
  const mail = (await sandbox.outbox()).find(({ to }) => to === bob);
  await get(sandbox, new URL(mail?.link ?? '').pathname);
  expect(await find(sandbox, bob)).toEqual(before.bob);
  expect(await find(sandbox, email)).toEqual(before.amy);

  later(40_000);
  await sandbox.setStatus(bob, 'invited');
  expect(await find(sandbox, bob)).toEqual(before.bob);

  later(30_000);
  expect(await find(sandbox, bob)).toMatchObject({ list_position: 2, list_length: 2 });
  expect(await find(sandbox, email)).toMatchObject({ referrals: 1, list_position: 1, list_length: 2 });

  later(30_000);
  expect(await find(sandbox, bob)).toMatchObject({ list_position: null, list_length: 1 });
});

test('lag does not show a user to a caller who may not see them', async () => {
  const sandbox = newSandbox();
  sandbox.fault({ lag: 60_000 });
  await join(sandbox, email);
  expect((await call(sandbox, 'getUser', { email })).status).toBe(403);
});

const recipients = async (sandbox: Sandbox): Promise<string[]> => (await sandbox.outbox()).map(({ to }) => to);

test('held mails reach the outbox once the fault is cleared, and mails that were there before stay', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  await join(sandbox, 'early@x.com');
  sandbox.fault({ mails: 'held' });
  await join(sandbox, email);
  later(3_600_000);
  expect(await recipients(sandbox)).toEqual(['early@x.com']);
  expect(await (await get(sandbox, '/outbox')).json()).toMatchObject([{ to: 'early@x.com' }]);

  sandbox.fault({ mails: 'held', lag: 5 });
  expect(await recipients(sandbox)).toEqual(['early@x.com']);

  // The outbox is not read in between: the mails are released all the same.
  sandbox.fault({});
  sandbox.fault({ mails: 'held' });
  expect(await sandbox.outbox()).toMatchObject([
    { to: 'early@x.com', sent_at: '2026-03-01T12:00:00Z' },
    { to: email, sent_at: '2026-03-01T12:00:00Z' },
  ]);
});

test('slow mails, of commands and of forms, reach the outbox by the clock of the sandbox', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  await put(sandbox, '{"mails":{"slow":60000}}');
  await join(sandbox, email);
  await get(sandbox, `/projects/${sandbox.project}/users/instant?email=bob%40x.com`);
  later(59_999);
  expect(await recipients(sandbox)).toEqual([]);
  later(1);
  expect(await (await get(sandbox, '/outbox')).json()).toMatchObject([{ to: email }, { to: 'bob@x.com' }]);

  await join(sandbox, 'late@x.com');
  expect(await recipients(sandbox)).not.toContain('late@x.com');
  await get(sandbox, '/faults', { method: 'DELETE' });
  expect(await recipients(sandbox)).toContain('late@x.com');
});

const put = (sandbox: Sandbox, body: string, init: RequestInit = {}, at = address): Promise<Response> =>
  sandbox.fetch(new Request(`${at}/faults`, { method: 'PUT', body, ...init }));

test('faults are set, read and cleared over HTTP', async () => {
  const sandbox = newSandbox({ callbacks: 'observed' });
  const faults = { callbacks: 'silent', script: 'empty', commands: { getUser: 500 }, lag: 5, mails: 'held' };
  expect(await (await put(sandbox, JSON.stringify(faults))).json()).toEqual(faults);
  expect((await call(sandbox, 'getUser')).reply).toEqual({ calls: 0 });
  expect(await (await get(sandbox, '/faults')).json()).toEqual(faults);
  expect(await (await get(sandbox, '/faults', { method: 'DELETE' })).json()).toEqual({ callbacks: 'observed' });
  expect((await call(sandbox, 'getUser')).status).toBe(403);
});

const patch = async (sandbox: Sandbox, faults: unknown): Promise<unknown> =>
  (await get(sandbox, '/faults', { method: 'PATCH', body: JSON.stringify(faults) })).json();

test('PATCH changes only the faults that are named, and null clears one', async () => {
  const sandbox = newSandbox({ callbacks: 'observed' });
  expect(await patch(sandbox, { script: 'empty', commands: { getUser: 500 } })).toEqual({
    callbacks: 'observed',
    script: 'empty',
    commands: { getUser: 500 },
  });
  await patch(sandbox, { callbacks: 'silent', lag: 5, commands: { addUser: { slow: 9 } } });
  expect(await patch(sandbox, { script: null, mails: { slow: 7 } })).toEqual({
    callbacks: 'silent',
    commands: { getUser: 500, addUser: { slow: 9 } },
    lag: 5,
    mails: { slow: 7 },
  });
  await patch(sandbox, { commands: { getUser: null, logoutUser: null }, callbacks: null, mails: { slow: 8 } });
  expect(await (await get(sandbox, '/faults')).json()).toEqual({
    callbacks: 'observed',
    commands: { addUser: { slow: 9 } },
    lag: 5,
    mails: { slow: 8 },
  });
  expect(await patch(sandbox, { commands: null, lag: null })).toEqual({ callbacks: 'observed', mails: { slow: 8 } });
  expect(await patch(sandbox, {})).toEqual({ callbacks: 'observed', mails: { slow: 8 } });
});

test('PATCH releases held mails only when it clears that fault', async () => {
  const sandbox = newSandbox({ doubleOptIn: true });
  await patch(sandbox, { mails: 'held' });
  await join(sandbox, email);
  await patch(sandbox, { lag: 5 });
  expect(await recipients(sandbox)).toEqual([]);
  await patch(sandbox, { mails: null });
  expect(await recipients(sandbox)).toEqual([email]);
});

test.each([
  ['null', /^faults: null will not do/],
  ['{"script":"gone"}', /^script: 'gone' will not do/],
  ['{"slow":null}', /^slow: .* will not do/],
  ['{"commands":{"adUser":null}}', /^commands\.adUser: 'adUser' will not do/],
  ['{"commands":{"__proto__":500}}', /^commands\.__proto__: '__proto__' will not do/],
  ['{"commands":{"constructor":500}}', /^commands\.constructor: 'constructor' will not do/],
])('an invalid change %s is an error, and changes no fault', async (body, error) => {
  const sandbox = newSandbox();
  sandbox.fault({ lag: 7 });
  const response = await get(sandbox, '/faults', { method: 'PATCH', body });
  expect([response.status, await response.json()]).toEqual([400, { error: expect.stringMatching(error) }]);
  expect(await (await get(sandbox, '/faults')).json()).toEqual({ callbacks: 'documented', lag: 7 });
});

test.each([
  ['{', /^The body is not JSON/],
  ['null', /^faults: null will not do\. Give \{ callbacks/],
  ['[]', /^The body is a list and no object\. Send something like \{/],
  ['{"script":"gone"}', /^script: 'gone' will not do/],
  ['{"commands":{"adUser":"silent"}}', /^commands\.adUser: 'adUser' will not do.*Commands are addUser/],
  ['{"commands":{"getUser":{"slow":-1}}}', /^commands\.getUser\.slow: -1 will not do/],
  ['{"lag":1e9}', /^lag: 1000000000 will not do/],
  ['{"mails":"lost"}', /^mails: 'lost' will not do.*mails: 'held' or/],
  ['{"slow":1}', /^slow: .* will not do/],
])('an invalid body %s is an error, and changes no fault', async (body, error) => {
  const sandbox = newSandbox();
  sandbox.fault({ lag: 7 });
  const response = await put(sandbox, body);
  expect({ status: response.status, body: await response.json() }).toEqual({
    status: 400,
    body: { error: expect.stringMatching(error) },
  });
  expect(await (await get(sandbox, '/faults')).json()).toEqual({ callbacks: 'documented', lag: 7 });
});

test.each([
  ['another machine', '192.168.1.7', address, {}],
  ['a page of another site', '127.0.0.1', address, { origin: 'https://evil.example' }],
  ['a host name that is not local', '127.0.0.1', 'http://192.168.1.5:4747', {}],
])('a caller from %s may not set faults', async (_who, remoteAddress, at, headers) => {
  const sandbox = newSandbox({ origins: ['https://evil.example'] });
  const request = new Request(`${at}/faults`, { method: 'PUT', body: '{"lag":5}', headers });
  const response = await sandbox.fetch(request, { incoming: { socket: { remoteAddress } } });
  expect(response.status).toBe(403);
  expect(await (await get(sandbox, '/faults')).json()).toEqual({ callbacks: 'documented' });
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('a caller at %s may set faults', async (remoteAddress) => {
  const request = new Request(`${address}/faults`, { method: 'PUT', body: '{"lag":5}' });
  expect((await newSandbox().fetch(request, { incoming: { socket: { remoteAddress } } })).status).toBe(200);
});

const preflight = (origin: string): Request =>
  new Request(`${address}/faults`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'PUT' },
  });

test('a page on another port of this machine may read and set faults', async () => {
  const sandbox = newSandbox();
  const origin = 'http://localhost:5173';
  const { headers } = await sandbox.fetch(preflight(origin));
  expect(headers.get('access-control-allow-origin')).toBe(origin);
  expect(headers.get('access-control-allow-methods')).toMatch(/PUT.*PATCH/);
  const response = await put(sandbox, '{"lag":5}', { headers: { origin } });
  expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  expect(await response.json()).toMatchObject({ lag: 5 });
});

test('a page of another origin gets no CORS headers', async () => {
  const { headers } = await newSandbox({ origins: ['https://evil.example'] }).fetch(preflight('https://evil.example'));
  expect(headers.get('access-control-allow-origin')).toBeNull();
});
