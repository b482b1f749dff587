import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readOptions } from '../../options/read.ts';
import { assemble, createSandbox } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Database } from '../../store/database.ts';
import { createStore } from '../../store/store.ts';
import { address, call, get, join } from '../../../test/caller.ts';
import { onEachEngine } from '../../../test/databases.ts';
import { newProject } from '../../../test/engines.ts';
import { shareDatabase } from '../../../test/shared.ts';
import { sign } from '../foundation/signature.ts';

const secret = 'test_secret_do_not_use';

/** All users with all columns, and the list in its order. */
async function contents(database: Database, project: string): Promise<unknown> {
  const users = await database.db
    .selectFrom('users')
    .select(['id', 'email', 'status', 'shares', 'referrals', 'referral_code', 'referrer_id', 'profile'])
    .select(['created_at', 'updated_at'])
    .where('project_id', '=', project)
    .orderBy('signup')
    .execute();
  const { people } = await createStore(database, project).users.board(users.length);
  return { users, list: people.map(({ email }) => email) };
}

const seen = new Map<string, unknown>();

onEachEngine((database) => {
  const newSandbox = (now = new Date('2026-03-01T12:00:00Z')): Sandbox =>
    assemble(database(), readOptions({ project: newProject(), secret, clock: () => now, doubleOptIn: true }));

  test('the same seed gives the same users, codes, times and places, on every engine and every day', async () => {
    const sandbox = newSandbox();
    const read = (): Promise<unknown> => contents(database(), sandbox.project);
    await sandbox.seed({ users: 1500, seed: 7 });
    const people = await read();
    expect(seen.get('7') ?? people).toEqual(people);
    seen.set('7', people);

    const { person } = await join(sandbox, 'amy@x.com');
    await sandbox.setStatus('amy@x.com', 'applied');
    await get(sandbox, `/r/${person.referral_code}`);
    expect(await read()).not.toEqual(people);
    expect(await sandbox.reset()).toEqual({ users: 1500, seed: 7 });
    expect(await read()).toEqual(people);

    const another = newSandbox(new Date('2029-12-31T23:59:59Z'));
    expect(await another.reset({ users: 1500, seed: 7 })).toEqual({ users: 1500, seed: 7 });
    expect(await contents(database(), another.project)).toEqual(people);

    await sandbox.reset({ seed: 8 });
    expect(await read()).toMatchObject({ users: { length: 1500 } });
    expect(await read()).not.toEqual(people);
    await sandbox.reset({ users: 0 });
    expect(await read()).toEqual({ users: [], list: [] });
  }, 30_000);

  test('a session of the old campaign is not valid while a reset runs', async () => {
    const sandbox = newSandbox();
    const { session } = await join(sandbox, 'amy@x.com');
    const resetting = sandbox.reset({ users: 3000 });
    const asked = await Promise.all([1, 2, 3].map(() => call(sandbox, 'getUser', undefined, { session })));
    await resetting;
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403]);
  }, 30_000);

  test('writes during a reset run before or after it, and leave nothing of the old campaign', async () => {
    const sandbox = newSandbox();
    await sandbox.seed({ users: 200 });
    const people = await contents(database(), sandbox.project);
    const { person } = await join(sandbox, 'referrer@x.com');
    const confirm = async (): Promise<number> => {
      const [mail] = await sandbox.outbox();
      return mail === undefined ? 302 : (await get(sandbox, new URL(mail.link).pathname)).status;
    };
    const email = 'referrer@x.com';
    const signature = sign(secret, email);
    const answered: number[] = [];
    const write = async (index: number): Promise<void> => {
      const { status } = await call(sandbox, 'addUser', { email: `${index}@x.com`, referred_by: person.referral_code });
      answered.push(status);
      await call(sandbox, 'triggerRewards', { email, signature, event: 'purchase' });
      const authenticated = await call(sandbox, 'authenticateUser', { email, signature });
      expect([200, 401]).toContain(authenticated.status);
      expect((await get(sandbox, `/r/${person.referral_code}`)).status).toBe(302);
      expect([302, 404]).toContain(await confirm());
    };
    const before = Promise.all(Array.from({ length: 20 }, (_, index) => write(index)));
    const resetting = sandbox.reset();
    const during = Promise.all(Array.from({ length: 20 }, (_, index) => write(20 + index)));
    await Promise.all([before, resetting, during]);
    expect(answered).toEqual(Array.from({ length: 40 }, () => 200));

    await sandbox.reset();
    expect(await contents(database(), sandbox.project)).toEqual(people);
  }, 30_000);
});

const shared = shareDatabase();
const { newSandbox } = shared;

test('a reset clears sessions, mails, rewards, counts and faults, and links redirect to the same site', async () => {
  const rewards = [{ descriptor: 'welcome', name: 'Welcome', type: 'DoubleSided' }] as const;
  const limits = { signupsPerIp: 2 };
  const sandbox = newSandbox({ rewards, limits, callbacks: 'observed' });
  const friend = 'friend@x.com';
  const { person, session } = await join(sandbox, 'amy@x.com');
  await join(sandbox, { email: friend, referred_by: person.referral_code });
  await call(sandbox, 'recordFormImpression', undefined, { visitor: 'visitor1' });
  sandbox.fault({ script: 'blocked', callbacks: 'silent' });
  const script = async (): Promise<number> => (await get(sandbox, `/widget/v2/${sandbox.project}.js`)).status;
  const leadsTo = async (): Promise<string | null> => (await get(sandbox, '/r/code1')).headers.get('location');
  expect([await script(), await leadsTo()]).toEqual([403, 'http://localhost:5173/?r=code1']);
  expect(await sandbox.rewards(friend)).toHaveLength(1);

  await sandbox.reset();
  expect([await script(), await leadsTo()]).toEqual([200, 'http://localhost:5173/?r=code1']);
  await expect(sandbox.rewards(friend)).rejects.toMatchObject({ code: 'unknown_person' });
  expect(await (await get(sandbox, '/faults')).json()).toEqual({ callbacks: 'observed' });
  expect((await call(sandbox, 'getUser', undefined, { session })).status).toBe(403);
  expect(await sandbox.impressions()).toEqual([]);
  expect((await join(sandbox, friend)).person.list_length).toBe(1);
  expect(await sandbox.rewards(friend)).toEqual([]);
});

test('a command that waits for a reset runs without the faults of before', async () => {
  const sandbox = newSandbox();
  sandbox.fault({ commands: { addUser: 500 }, lag: 60_000 });
  const resetting = sandbox.reset({ users: 100 });
  const joining = join(sandbox, 'amy@x.com');
  await resetting;
  const { person, session } = await joining;
  expect((await call(sandbox, 'getUser', undefined, { session })).reply.answer).toEqual(person);
});

test('after a reset, lag does not show the state of before', async () => {
  const sandbox = newSandbox();
  sandbox.fault({ lag: 60_000 });
  await join(sandbox, 'amy@x.com');
  await sandbox.reset();
  sandbox.fault({ lag: 60_000 });
  const { person, session } = await join(sandbox, 'bob@x.com');
  shared.now = new Date(shared.now.getTime() + 60_000);
  expect((await call(sandbox, 'getUser', undefined, { session })).reply.answer).toEqual(person);
});

test('a silent or slow command does not delay a reset', async () => {
  const sandbox = await createSandbox({ project: 'abcd1234' });
  sandbox.fault({ commands: { addUser: { slow: 3_600_000 }, getUser: 'silent' } });
  const adding = join(sandbox, 'amy@x.com');
  void call(sandbox, 'getUser');
  await expect.poll(() => sandbox.rewards('amy@x.com').catch(() => null)).toEqual([]);
  expect(await sandbox.reset({ users: 10 })).toEqual({ users: 10, seed: 1 });
  await sandbox.close();
  expect((await adding).person.email).toBe('amy@x.com');
}, 20_000);

test('reset reports progress', async () => {
  const sandbox = newSandbox();
  const told: unknown[] = [];
  await sandbox.reset({ users: 1200, onProgress: (progress) => told.push(progress) });
  expect(told).toEqual([
    { done: 1000, users: 1200 },
    { done: 1200, users: 1200 },
  ]);
});

const post = (sandbox: Sandbox, body?: string, init: RequestInit = {}, at = address): Promise<Response> =>
  sandbox.fetch(new Request(`${at}/reset`, { method: 'POST', ...(body !== undefined && { body }), ...init }));

const emails = async (sandbox: Sandbox): Promise<string[]> => {
  const { people } = await createStore(shared.database(), sandbox.project).users.board(100);
  return people.map(({ email }) => email);
};

test('POST /reset repeats the last seed, or takes another', async () => {
  const sandbox = newSandbox();
  await sandbox.seed({ users: 20, seed: 3 });
  const before = await emails(sandbox);
  await join(sandbox, 'amy@x.com');
  const again = await post(sandbox);
  expect(await again.json()).toEqual({ users: 20, seed: 3 });
  expect(again.headers.get('cache-control')).toBe('no-store');
  expect(await emails(sandbox)).toEqual(before);

  expect(await (await post(sandbox, '{"users":30,"seed":4}')).json()).toEqual({ users: 30, seed: 4 });
  expect((await emails(sandbox)).every((email) => email.endsWith('@seed4.example'))).toBe(true);
  expect(await (await post(sandbox, '{"users":0}')).json()).toEqual({ users: 0, seed: 4 });
  expect(await emails(sandbox)).toEqual([]);
});

test.each([
  ['{', /^The body is not JSON\. Send something like \{"users":1000,"seed":1\}\.$/],
  ['null', /^people: null will not do/],
  ['{"users":-1}', /^users: -1 will not do/],
  ['{"seed":"7"}', /^seed: '7' will not do/],
  ['{"people":7}', /^people: .* will not do/],
])('POST /reset with %s is an error, and deletes no user', async (body, error) => {
  const sandbox = newSandbox();
  await join(sandbox, 'amy@x.com');
  const response = await post(sandbox, body);
  expect({ status: response.status, body: await response.json() }).toEqual({
    status: 400,
    body: { error: expect.stringMatching(error) },
  });
  expect(await emails(sandbox)).toEqual(['amy@x.com']);
});

test.each([
  ['another machine', '192.168.1.7', address, {}],
  ['a page of another site', '127.0.0.1', address, { origin: 'https://evil.example' }],
  ['a host name that is not local', '127.0.0.1', 'http://192.168.1.5:4747', {}],
  ['a proxy', '127.0.0.1', address, { 'x-forwarded-for': '64.71.141.151' }],
])('a caller from %s may not reset', async (_who, remoteAddress, at, headers) => {
  const sandbox = newSandbox({ origins: ['https://evil.example'] });
  await join(sandbox, 'amy@x.com');
  const request = new Request(`${at}/reset`, { method: 'POST', headers });
  const response = await sandbox.fetch(request, { incoming: { socket: { remoteAddress } } });
  expect(v.parse(v.object({ error: v.string() }), await response.json()).error).toMatch(/call http:\/\/localhost/);
  expect(response.status).toBe(403);
  expect(await emails(sandbox)).toEqual(['amy@x.com']);
});
