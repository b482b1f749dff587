import * as v from 'valibot';
import { expect, test } from 'vitest';
import { call, get, join } from '../test/caller.ts';
import { onEachEngine } from '../test/databases.ts';
import { newProject } from '../test/engines.ts';
import { strictLog } from '../test/strict-log.ts';
import { readOptions } from './options/read.ts';
import type { SandboxOptions } from './options/table.ts';
import type { StartLease } from './projects.ts';
import { assemble } from './create.ts';
import type { Sandbox } from './sandbox.ts';
import type { Database } from './store/database.ts';

const address = 'http://localhost:4747';
const created = v.object({
  project: v.string(),
  url: v.string(),
  scriptUrl: v.string(),
  identitySecret: v.string(),
  webhookSecret: v.string(),
});

/** Creates a project, and returns it with a sandbox of the same process whose requests go to that project. */
async function create(sandbox: Sandbox, options: object = {}) {
  const response = await get(sandbox, '/projects', { method: 'POST', body: JSON.stringify(options) });
  expect(response.status).toBe(201);
  const answer = v.parse(created, await response.json());
  const below = ({ url, ...rest }: Request): Request => new Request(url.replace(address, answer.url), rest);
  return {
    ...answer,
    /** By the address of the project, or by the addresses that the vendor has, which contain the key. */
    sandbox: { ...sandbox, project: answer.project } satisfies Sandbox,
    read: async (path: string, init?: RequestInit): Promise<unknown> =>
      (await sandbox.fetch(new Request(answer.url + path, init))).json(),
    post: async (path: string, body: unknown): Promise<unknown> =>
      (await sandbox.fetch(new Request(answer.url + path, { method: 'POST', body: JSON.stringify(body) }))).json(),
    below,
  };
}

const emailsOf = (people: unknown): string[] =>
  v.parse(v.array(v.object({ email: v.string() })), people).map(({ email }) => email);

onEachEngine((database) => {
  /** The database stays open for other tests. */
  const open = (): Database => ({ ...database(), close: () => Promise.resolve() });
  const newSandbox = (options: Partial<SandboxOptions> = {}, startLease?: StartLease): Sandbox =>
    assemble(
      open(),
      readOptions({ project: newProject(), secret: 'test_secret', log: strictLog, ...options }),
      undefined,
      startLease,
    );

  test('a further project has people, mails, faults, a clock and options of its own', async () => {
    const sandbox = newSandbox();
    const one = await create(sandbox, { doubleOptIn: true, ranking: 'signup', seedUsers: 10 });
    const other = await create(sandbox);
    await join(one.sandbox, 'amy@x.com');
    await join(other.sandbox, 'bob@x.com');
    await join(sandbox, 'cy@x.com');
    await one.post('/clock', { stop: '2026-03-01T12:00:00Z' });
    await one.read('/faults', { method: 'PUT', body: JSON.stringify({ commands: { getUser: 500 } }) });

    expect(emailsOf(await one.read('/people?limit=20'))).toHaveLength(11);
    expect(emailsOf(await other.read('/people'))).toEqual(['bob@x.com']);
    expect((await sandbox.people()).map(({ email }) => email)).toEqual(['cy@x.com']);
    expect(await one.read('/outbox')).toMatchObject([{ to: 'amy@x.com' }]);
    expect([await other.read('/outbox'), await sandbox.outbox()]).toEqual([[], []]);
    expect(await other.read('/clock')).toMatchObject({ isStopped: false });
    expect([await one.read('/clock'), await sandbox.clock.read()]).toMatchObject([
      { now: '2026-03-01T12:00:00.000Z', isStopped: true },
      { isStopped: false },
    ]);
    expect([await sandbox.faults(), await other.read('/faults')]).toEqual([{}, { callbacks: 'documented' }]);
    expect((await call(one.sandbox, 'getUser')).http).toBe(500);
    expect((await call(other.sandbox, 'getUser')).http).toBe(200);
    await sandbox.close();
  });

  test('a project works whole below its own address, and its script and commands also where the vendor has them', async () => {
    const sandbox = newSandbox({ secret: 'shared_secret' });
    const {
      project,
      url,
      scriptUrl,
      identitySecret,
      read,
      sandbox: own,
    } = await create(sandbox, { doubleOptIn: true });
    expect({ url, scriptUrl, identitySecret }).toEqual({
      url: `${address}/p/${project}`,
      scriptUrl: `${address}/p/${project}/widget/v2/${project}.js`,
      identitySecret: 'shared_secret',
    });
    const scripts = await Promise.all(
      [scriptUrl, `${address}/widget/v2/${project}.js`].map(async (each) =>
        (await sandbox.fetch(new Request(each))).text(),
      ),
    );
    expect(scripts[0]).toContain('prefinery');
    expect(scripts[1]).toBe(scripts[0]);

    const { person } = await join(own, 'amy@x.com');
    expect(person.referral_link).toBe(`${url}/r/${person.referral_code}`);
    const visited = await sandbox.fetch(new Request(person.referral_link));
    expect(visited.headers.get('location')).toBe(`http://localhost:5173/?r=${person.referral_code}`);
    const [mail] = v.parse(v.array(v.object({ link: v.string() })), await read('/outbox'));
    expect((await sandbox.fetch(new Request(mail?.link ?? ''))).status).toBe(302);
    expect(await read('/people?email=amy@x.com')).toMatchObject({ status: 'applied', shares: 1 });
    const { reply } = await call(own, 'embedLeaderboard', { dom_id: 'board' });
    expect((await get(sandbox, reply.frame?.path ?? '')).status).toBe(200);
    expect((await get(sandbox, `/projects/${project}/users/new`)).status).toBe(200);
    expect((await get(sandbox, `/p/${project}/projects/${project}/users/new`)).status).toBe(200);
    await sandbox.close();
  });

  test('a project that was removed is gone with its data, and the others stay', async () => {
    const sandbox = newSandbox({ database: 'kept' });
    const one = await create(sandbox, { seedUsers: 100, webhookUrls: ['http://localhost:1/'] });
    const other = await create(sandbox, { seedUsers: 3 });
    await join(one.sandbox, 'amy@x.com');
    await one.post('/snapshots', { save: 'amy' });
    const listed = async (): Promise<string[]> =>
      v.parse(v.array(created), await (await get(sandbox, '/projects')).json()).map(({ project }) => project);
    expect(await listed()).toEqual([one.project, other.project]);

    expect((await get(sandbox, `/projects/${one.project}`, { method: 'DELETE' })).status).toBe(204);
    expect(await listed()).toEqual([other.project]);
    expect(await rowsOf(database(), one.project)).toBe(0);
    expect(await rowsOf(database(), `${one.project} amy`)).toBe(0);
    expect(await rowsOf(database(), other.project)).toBeGreaterThan(0);
    for (const path of [`/p/${one.project}`, `/p/${one.project}/people`]) {
      const response = await get(sandbox, path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        error: expect.stringContaining(`There is no project ${one.project}`),
      });
    }
    const again = await get(sandbox, `/projects/${one.project}`, { method: 'DELETE' });
    expect([again.status, again.headers.get('x-sandbox-error')]).toEqual([404, 'unknown_project']);

    await sandbox.close();
    expect(await rowsOf(database(), other.project)).toBe(0);
  });

  test('a project without requests is removed after its lease, which each request renews', async () => {
    const leases: { onEnd: () => void; milliseconds: number; renewals: number }[] = [];
    const log = { ...strictLog, warn: () => {} };
    const sandbox = newSandbox({ database: 'kept', log }, (onEnd, milliseconds) => {
      const lease = { onEnd, milliseconds, renewals: 0 };
      leases.push(lease);
      return { renew: () => void (lease.renewals += 1), end: () => {} };
    });
    const { project, read } = await create(sandbox, { lease: 60 });
    await create(sandbox);
    expect(leases.map(({ milliseconds }) => milliseconds)).toEqual([60_000, 300_000]);
    await read('/people');
    await get(sandbox, `/widget/v2/${project}.js`);
    expect(leases[0]?.renewals).toBe(2);
    leases[0]?.onEnd();
    expect((await get(sandbox, `/p/${project}/people`)).status).toBe(404);
    await expect.poll(() => rowsOf(database(), project)).toBe(0);
    await sandbox.close();
  });

  test('what a process left of its projects when it crashed is removed by the next one', async () => {
    const options = { project: newProject(), database: 'kept' };
    // A process that has died holds no locks, as the only one on an embedded database.
    const soleProcess = { begin: async () => true, alone: <T>(work: () => Promise<T>) => work(), end: async () => {} };
    const crashed = assemble(
      { ...open(), processes: () => soleProcess },
      readOptions({ secret: 'x', log: strictLog, ...options }),
    );
    const { project } = await create(crashed, { seedUsers: 5 });

    const stranger = newSandbox();
    const { project: another } = await create(stranger);
    const next = newSandbox(options);
    await get(next, '/people');
    await expect.poll(() => rowsOf(database(), project)).toBe(0);
    expect(await rowsOf(database(), another)).toBeGreaterThan(0);
    await Promise.all([next.close(), stranger.close()]);
  });

  test.each([
    [{ project: 'abcd1234' }, /^There is no option project of a project\. There are secret, /],
    [{ ranking: 'best' }, /^ranking: 'best' will not do\./],
    [{ seedUsers: -1 }, /^seedUsers: -1 will not do\./],
    [{ lease: 0 }, /^lease: 0 will not do\./],
    [{ webhookUrls: ['https://app.example/hooks'] }, /^webhookSecret: the default one is known/],
    [[], /^The body is a list and no object/],
    ['none', /^A project takes an object of options/],
  ])('the options %j of a project are refused', async (options, message) => {
    const sandbox = newSandbox();
    const response = await get(sandbox, '/projects', { method: 'POST', body: JSON.stringify(options) });
    expect([response.status, response.headers.get('x-sandbox-error')]).toEqual([400, 'invalid_option']);
    expect(await response.json()).toEqual({ error: expect.stringMatching(message) });
    expect(await (await get(sandbox, '/projects')).json()).toEqual([]);
    await sandbox.close();
  });

  test('from another machine, projects need the control token, and hosted forms below /projects do not', async () => {
    const sandbox = newSandbox();
    const { project } = await create(sandbox);
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const statuses = async (path: string, init: { method?: string; body?: string; headers?: object } = {}) =>
      (await get(sandbox, path, { ...init, headers: { ...headers, ...init.headers } })).status;
    expect(await statuses('/projects')).toBe(403);
    expect(await statuses('/projects', { method: 'POST', body: '{}' })).toBe(403);
    expect(await statuses(`/projects/${project}`, { method: 'DELETE' })).toBe(403);
    expect(await statuses(`/p/${project}/people`)).toBe(403);
    const token = { authorization: `Bearer ${await sandbox.controlToken()}` };
    expect(await statuses('/projects', { headers: token })).toBe(200);
    expect(await statuses(`/p/${project}/people`, { headers: token })).toBe(200);
    expect(await statuses(`/projects/${project}/users/new`)).toBe(200);
    expect(await statuses(`/projects/${sandbox.project}/users/new`)).toBe(200);
    await sandbox.close();
  });
});

/** How many rows of all tables belong to a project. */
async function rowsOf({ db }: Database, project: string): Promise<number> {
  const tables = [
    'users',
    'sessions',
    'events',
    'rewards',
    'mails',
    'impressions',
    'tallies',
    'settings',
    'webhooks',
  ] as const;
  const counts = await Promise.all(
    tables.map(async (table) => {
      const rows = await db.selectFrom(table).select('project_id').where('project_id', '=', project).execute();
      return rows.length;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
