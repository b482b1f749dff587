import { expect, test } from 'vitest';
import { readOptions } from './options/read.ts';
import { createSandbox } from './create.ts';
import { serveSandbox } from './serve.ts';
import { call, join } from '../test/caller.ts';
import { freePort } from '../test/ports.ts';
import { shareDatabase } from '../test/shared.ts';

const shared = shareDatabase();
const { newSandbox } = shared;

test.each([
  [{}, /^project: undefined will not do\. Give the key/],
  [{ project: 'ABCD1234' }, /^project: 'ABCD1234' will not do/],
  [{ project: 'abcd1234', database: '' }, /^database: what was given will not do/],
  [{ project: 'abcd1234', secret: 7 }, /^secret: what was given will not do/],
  [{ project: 'abcd1234', site: 'javascript:alert(1)' }, /^site: .* will not do/],
  [{ project: 'abcd1234', origins: ['*'] }, /^origins: '\*' will not do/],
  [{ project: 'abcd1234', base: 'prefinery/' }, /^base: 'prefinery\/' will not do/],
  [{ project: 'abcd1234', rewards: [{ descriptor: 'x', name: 'X', type: 'Triple' }] }, /^rewards: .* will not do/],
  [{ project: 'abcd1234', rewards: [{ descriptor: 'x', name: 'X', type: 'Milestone' }] }, /^rewards: .* will not do/],
  [
    {
      project: 'abcd1234',
      rewards: [
        { descriptor: 'x', name: 'X', type: 'SingleSided' },
        { descriptor: 'x', name: 'Y', type: 'DoubleSided' },
      ],
    },
    /^rewards: [^]* will not do\. [^]* of its own/,
  ],
  [{ project: 'abcd1234', callbacks: 'loud' }, /^callbacks: 'loud' will not do\. Give 'documented'/],
  [{ project: 'abcd1234', rateLimit: { points: 0, seconds: 1 } }, /^rateLimit: points: 0 will not do\. Give \{ points/],
  [{ project: 'abcd1234', doubleOptIn: 'yes' }, /^doubleOptIn: 'yes' will not do\. Give true or false\./],
  [{ project: 'abcd1234', ranking: 'fame' }, /^ranking: 'fame' will not do\. Give 'referrals', /],
  [{ project: 'abcd1234', ranking: { points: { share: -1 } } }, /^ranking: .* will not do/],
  [{ project: 'abcd1234', ranking: { skip: 0 } }, /^ranking: .* will not do/],
  [{ project: 'abcd1234', ranking: { skip: 1, points: {} } }, /^ranking: .* will not do/],
  [{ project: 'abcd1234', ranking: { points: { visit: 1 } } }, /^ranking: .* will not do/],
  [{ project: 'abcd1234', limits: { signupsPerIp: 1.5 } }, /^limits: .* will not do\. Give whole numbers/],
  [
    { project: 'abcd1234', limits: { blockedIps: ['10.0.0.0/99'] } },
    /^limits: blockedIps\.0: '10\.0\.0\.0\/99' will not do/,
  ],
  [
    { project: 'abcd1234', limits: { blockedDomains: ['@x.com'] } },
    /^limits: blockedDomains\.0: '@x\.com' will not do/,
  ],
  [{ project: 'abcd1234', limits: { emails: 1 } }, /^limits: .* will not do/],
  [{ project: 'abcd1234', clock: new Date() }, /^clock: .* will not do\. Give a function/],
  [{ project: 'abcd1234', sites: [] }, /^There is no option sites\. There are project, /],
])('invalid options %j are an error', async (options, message) => {
  // @ts-expect-error callers without TypeScript may pass anything
  const creating = createSandbox(options);
  await expect(creating).rejects.toMatchObject({
    name: 'SandboxError',
    code: 'invalid_option',
    message: expect.stringMatching(message),
  });
});

test('defaults are those of the vendor, with a secret for development', () => {
  expect(readOptions({ project: 'abcd1234' })).toMatchObject({
    database: 'memory',
    secret: 'sandbox_secret_do_not_use',
    identityVerification: true,
    doubleOptIn: false,
    vanityCodes: false,
    keptReferrer: 'last',
    leaderboardColumns: ['position', 'name', 'referrals'],
    ranking: 'referrals',
    rewards: [{ descriptor: 'discount10', name: '$10 discount', type: 'SingleSided', event: 'purchase' }],
    limits: {},
    site: null,
    origins: [],
    callbacks: 'documented',
    rateLimit: { points: 600, seconds: 60 },
    base: '',
  });
});

test('weights of points that are left out are the vendor’s', () => {
  const { ranking } = readOptions({ project: 'abcd1234', ranking: { points: { share: 0 } } });
  expect(ranking).toEqual({ points: { signup: 1, share: 0, referral: 5 } });
});

test('seeding twice adds the same users once, and keeps users who have joined', async () => {
  const sandbox = newSandbox();
  const { session } = await join(sandbox, 'amy@x.com');
  const seen: unknown[] = [];
  await sandbox.seed({ users: 1200, seed: 3, onProgress: (progress) => seen.push(progress) });
  await sandbox.seed({ users: 1200, seed: 3 });
  expect(seen).toEqual([
    { done: 1000, users: 1200 },
    { done: 1200, users: 1200 },
  ]);
  const { reply } = await call(sandbox, 'getUser', undefined, { session });
  expect(reply.answer).toMatchObject({ referrals: 0, list_length: 12 * 85 + 1 });
  await sandbox.seed({ users: 100, seed: 4 });
  expect((await call(sandbox, 'getUser', undefined, { session })).reply.answer).toMatchObject({
    list_length: 13 * 85 + 1,
  });
});

test.each([
  [{ users: -1 }, /^users: -1 will not do\. Give \{ users: 1000, seed: 1 \}/],
  [{ users: 1.5 }, /^users: 1\.5 will not do/],
  [{ users: 1_000_001 }, /^users: 1000001 will not do\. .* up to 1000000 users/],
  [{ users: 10, seed: Number.NaN }, /^seed: NaN will not do/],
  [{ users: 10, seed: 2 ** 32 }, /^seed: 4294967296 will not do/],
  [{ users: 10, sead: 1 }, /^sead: .* will not do/],
  [{ users: 10, onProgress: 'loud' }, /^onProgress: 'loud' will not do/],
  [null, /^people: null will not do/],
])('seed and reset with %j are an error, and delete no user', async (options, message) => {
  const sandbox = newSandbox();
  await join(sandbox, 'amy@x.com');
  const error = { code: 'invalid_option', message: expect.stringMatching(message) };
  // @ts-expect-error callers without TypeScript may pass anything
  await expect(sandbox.seed(options)).rejects.toMatchObject(error);
  // @ts-expect-error callers without TypeScript may pass anything
  await expect(sandbox.reset(options)).rejects.toMatchObject(error);
  expect((await join(sandbox, 'bob@x.com')).person.list_length).toBe(2);
});

test('a served sandbox listens, and stops', async () => {
  const sandbox = newSandbox();
  const served = await serveSandbox(sandbox, { port: 0 });
  const body = JSON.stringify({ data: 'amy@x.com', page: { url: served.url, referrer: null }, referrer_code: null });
  const response = await fetch(`${served.url}/api/${sandbox.project}/addUser`, { method: 'POST', body });
  expect(await response.json()).toMatchObject({
    answer: { referral_link: expect.stringContaining(`${served.url}/r/`), profile: { ip: '127.0.0.1' } },
  });
  await expect(serveSandbox(sandbox, { port: Number(new URL(served.url).port) })).rejects.toMatchObject({
    code: 'port_in_use',
  });
  await served.close();
  await expect(fetch(served.url)).rejects.toThrow('fetch failed');
});

test('a host that is not this machine’s is another error than a port in use', async () => {
  const serving = serveSandbox(newSandbox(), { port: await freePort(), host: '192.0.2.1' });
  await expect(serving).rejects.toMatchObject({ code: 'cannot_listen', message: expect.stringContaining('192.0.2.1') });
});

test('closing twice is the same as closing once', async () => {
  const sandbox = await createSandbox({ project: 'abcd1234' });
  await Promise.all([sandbox.close(), sandbox.close()]);
  expect(sandbox.project).toBe('abcd1234');
}, 20_000);
