import { expect, test } from 'vitest';
import { address, call, join } from '../../../test/caller.ts';
import { shareDatabase } from '../../../test/shared.ts';
import type { Sandbox } from '../../sandbox.ts';
import { serveSandbox } from '../../serve.ts';
import { sign } from '../foundation/signature.ts';

const shared = shareDatabase();
const { newSandbox } = shared;

const control = (sandbox: Sandbox, path: string, init?: RequestInit): Promise<Response> =>
  sandbox.fetch(new Request(address + path, init));

test('each command is a line with its data, its answer, its status and who called, the newest one first', async () => {
  const sandbox = newSandbox();
  const { session } = await join(sandbox, 'amy@x.com');
  await call(sandbox, 'getUser', undefined, { session, visitor: 'visitor1' });
  await call(sandbox, 'getUser', { email: 'bob@x.com' });
  await call(sandbox, 'addUser', { email: '' });
  await call(sandbox, 'dance');
  const lines = await sandbox.activity();
  expect(lines.map(({ number, command, status, user }) => [number, command, status, user])).toEqual([
    [5, 'dance', 404, null],
    [4, 'addUser', 400, null],
    [3, 'getUser', 403, null],
    [2, 'getUser', 200, 'amy@x.com'],
    [1, 'addUser', 200, null],
  ]);
  expect(lines.at(-1)).toMatchObject({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    data: 'amy@x.com',
    answer: { email: 'amy@x.com' },
    origin: 'http://localhost:5173',
    ip: null,
  });
  expect(lines[3]).toMatchObject({ visitor: 'visitor1', answer: { email: 'amy@x.com' } });
  expect(lines[3]).not.toHaveProperty('data');
  expect(lines[2]).toMatchObject({ data: { email: 'bob@x.com' }, answer: { error: 'Forbidden' } });
  expect(await (await control(sandbox, '/activity')).json()).toEqual(lines);
});

test('lines contain no session token and no address of a hosted page', async () => {
  const sandbox = newSandbox();
  const { session } = await join(sandbox, 'amy@x.com');
  const signature = sign(shared.secret, 'amy@x.com');
  const { reply } = await call(sandbox, 'authenticateUser', { email: 'amy@x.com', signature });
  await call(sandbox, 'embedReferralPage', undefined, { session });
  const text = JSON.stringify(await sandbox.activity());
  expect(text).toContain(signature);
  expect(text).not.toContain(session);
  expect(text).not.toContain(reply.session);
  expect(text).not.toContain('view=');
});

test('the last 500 lines are kept, and a reset and DELETE clear them', async () => {
  const sandbox = newSandbox();
  for (let made = 0; made < 501; made += 1) await call(sandbox, 'dance');
  const lines = await sandbox.activity();
  expect([lines.length, lines[0]?.number, lines.at(-1)?.number]).toEqual([500, 501, 2]);
  await control(sandbox, '/activity', { method: 'DELETE' });
  expect(await sandbox.activity()).toEqual([]);
  await call(sandbox, 'dance');
  await sandbox.reset({ users: 0 });
  expect(await sandbox.activity()).toEqual([]);
});

test('a command that a fault leaves without an answer is a line at once', async () => {
  const sandbox = newSandbox();
  sandbox.fault({ commands: { getUser: 'silent' } });
  const noted = new Promise((resolve) => sandbox.onCommand(resolve));
  const asked = call(sandbox, 'getUser', { email: 'amy@x.com' });
  expect(await noted).toMatchObject({ command: 'getUser', status: 0, data: { email: 'amy@x.com' } });
  sandbox.hurry();
  await asked;
  expect(await sandbox.activity()).toHaveLength(1);
});

test('activity and live messages need the control token from elsewhere', async () => {
  const sandbox = newSandbox({ url: 'https://staging.example' });
  for (const path of ['/activity', '/live']) {
    expect((await control(sandbox, path)).status).toBe(403);
    const headers = { authorization: `Bearer ${await sandbox.controlToken()}` };
    const allowed = await control(sandbox, path, { headers });
    expect(allowed.status).toBe(200);
    await allowed.body?.cancel();
  }
});

/** Reads messages of `GET /live` until one is as expected. */
async function listen(url: string): Promise<{ until: (pattern: RegExp) => Promise<void>; ends: () => Promise<void> }> {
  const reader = (await fetch(`${url}/live`)).body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (): Promise<boolean> => {
    const { done = true, value = '' } = (await reader?.read()) ?? {};
    text += value;
    return !done;
  };
  return {
    async until(pattern) {
      while (!pattern.test(text)) if (!(await read())) throw new Error(`It ended after ${text}`);
    },
    async ends() {
      while (await read());
    },
  };
}

test('listeners of GET /live are told of commands, changes and resets, and a sandbox that stops ends them', async () => {
  const sandbox = newSandbox();
  const served = await serveSandbox(sandbox, { port: 0 });
  const listeners = await Promise.all(Array.from({ length: 20 }, () => listen(served.url)));
  const all = (pattern: RegExp): Promise<unknown> => Promise.all(listeners.map(({ until }) => until(pattern)));

  await join(sandbox, 'amy@x.com');
  await all(/data: \{"type":"command","line":\{"number":1,.*"command":"addUser".*\n\ndata: \{"type":"changed"\}\n\n/);
  await sandbox.clock.forward(1000);
  await all(/(.*"changed"[^]*){2}/);
  await sandbox.reset({ users: 0 });
  await all(/"type":"reset"/);

  await served.close();
  await Promise.all(listeners.map(({ ends }) => ends()));
  expect(shared.errors).toEqual([]);
});

test.each<[what: string, change: (sandbox: Sandbox) => Promise<unknown>]>([
  ['a status', (sandbox) => sandbox.setStatus('amy@x.com', 'invited')],
  [
    'a status over HTTP',
    (sandbox) => control(sandbox, '/people', { method: 'POST', body: '{"email":"amy@x.com","status":"idle"}' }),
  ],
  ['a followed link', async (sandbox) => control(sandbox, `/r/${(await sandbox.person('amy@x.com')).referral_code}`)],
  ['an impression', (sandbox) => call(sandbox, 'recordFormImpression', undefined, { visitor: 'visitor1' })],
])('listeners are told of a change: %s', async (_what, change) => {
  const sandbox = newSandbox();
  await join(sandbox, 'amy@x.com');
  const response = await control(sandbox, '/live');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe(':\n\n');
  await change(sandbox);
  let text = '';
  while (!text.includes('"changed"')) text += (await reader?.read())?.value ?? '';
  await reader?.cancel();
  expect(text).toContain('data: {"type":"changed"}\n\n');
});

test('a command that only reads is no change', async () => {
  const sandbox = newSandbox();
  const { session } = await join(sandbox, 'amy@x.com');
  const reader = (await control(sandbox, '/live')).body?.pipeThrough(new TextDecoderStream()).getReader();
  await call(sandbox, 'getUser', undefined, { session });
  await sandbox.setStatus('amy@x.com', 'idle');
  let text = '';
  while (!text.includes('"changed"')) text += (await reader?.read())?.value ?? '';
  await reader?.cancel();
  expect(text.match(/"type":"\w+"/g)).toEqual(['"type":"command"', '"type":"changed"']);
});
