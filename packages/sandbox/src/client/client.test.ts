import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../test/ports.ts';
import { strictLog } from '../../test/strict-log.ts';
import { createSandbox } from '../create.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Served, serveSandbox } from '../serve.ts';
import { connectSandbox, type SandboxConnection, type SandboxProject } from './index.ts';

let sandbox: Sandbox;
let served: Served;
let connection: SandboxConnection;

beforeAll(async () => {
  sandbox = await createSandbox({ project: 'abcd1234', secret: 'test_secret', log: { ...strictLog, warn: () => {} } });
  served = await serveSandbox(sandbox, { port: 0 });
  connection = connectSandbox({ url: `${served.url}/` });
}, 60_000);
afterAll(async () => {
  await served.close();
  await sandbox.close();
});

const app = 'http://localhost:5173';

/** A project that is removed at the end of the test. */
async function withProject(
  options: Parameters<SandboxConnection['createProject']>[0],
  work: (project: SandboxProject) => Promise<void>,
): Promise<void> {
  const project = await connection.createProject(options);
  try {
    await work(project);
  } finally {
    await project.remove();
  }
}

test('a user joins, her link is followed, and her friend moves her up', () =>
  withProject({ site: app, seedUsers: 20 }, async (project) => {
    const amy = await project.join({ email: 'amy@example.com', first_name: 'Amy' });
    expect(amy).toMatchObject({ email: 'amy@example.com', referral_link: `${project.url}/r/${amy.referral_code}` });

    const friend = await project.followLink(amy);
    expect([
      friend.referrerCode,
      friend.session,
      await project.as('amy@example.com').then((v) => v.getUser()),
    ]).toMatchObject([amy.referral_code, null, { shares: 1, referrals: 0 }]);
    await friend.join('bob@example.com');
    expect(await friend.getUser()).toMatchObject({ email: 'bob@example.com' });
    const moved = await project.person(amy);
    expect(moved).toMatchObject({ shares: 1, referrals: 1, status: 'applied' });
    expect(moved.list_position).toBeLessThan(amy.list_position ?? 0);
    expect(await friend.followLink(amy.referral_link)).toBe(`${app}/?r=${amy.referral_code}`);
  }));

test('with double opt-in the link of a mail confirms its user', () =>
  withProject({ doubleOptIn: true, site: app }, async (project) => {
    const amy = await project.join('amy@example.com');
    expect((await project.person(amy)).status).toBe('unconfirmed');
    const mail = await project.mail(amy);
    expect(mail).toMatchObject({ to: 'amy@example.com', link: expect.stringContaining(`${project.url}/confirm/`) });
    await project.followLink(mail);
    expect((await project.person('amy@example.com')).status).toBe('applied');
    expect(await project.outbox()).toEqual([mail]);
  }));

test('a visitor with the session of a user performs events, which earn rewards', () =>
  withProject({}, async (project) => {
    const amy = await project.join('amy@example.com');
    await project.join({ email: 'bob@example.com', referred_by: amy.referral_code });
    const bob = await project.as({ email: 'bob@example.com' });
    expect(await bob.triggerRewards('purchase')).toMatchObject([{ descriptor: 'discount10', status: 'earned' }]);
    expect(await project.events('bob@example.com')).toMatchObject([{ event: 'purchase' }]);
    await project.setReward({ email: 'amy@example.com', descriptor: 'discount10', status: 'delivered' });
    expect(await project.rewards(amy)).toMatchObject([{ status: 'delivered' }]);
    await project.setStatus(amy, 'invited');
    expect(await project.people({ status: 'invited' })).toMatchObject([{ email: 'amy@example.com' }]);
  }));

test('the clock, faults, made-up users and resets of a project are its own', () =>
  withProject({ callbacks: 'observed' }, async (project) => {
    expect(await project.clock.stop(new Date('2026-03-01T12:00:00Z'))).toMatchObject({ isStopped: true });
    expect(await project.clock.forward(1000)).toEqual({ now: '2026-03-01T12:00:01.000Z', isStopped: true });
    expect(await sandbox.clock.read()).toMatchObject({ isStopped: false });
    const amy = await project.join('amy@example.com');
    expect(amy.created_at).toBe('2026-03-01T12:00:01Z');
    expect(await (await project.as(amy)).getUser()).toMatchObject({ email: 'amy@example.com' });

    await project.fault({ commands: { addUser: 500 } });
    expect(await project.faults()).toMatchObject({ commands: { addUser: 500 } });
    await expect(project.join('bob@example.com')).rejects.toMatchObject({ code: 'refused' });
    expect(await sandbox.faults()).toEqual({});

    await project.seed({ users: 3 });
    expect([await project.lastSeed(), (await project.people()).length]).toEqual([{ users: 3, seed: 1 }, 4]);
    expect(await project.reset({ users: 2, seed: 7 })).toEqual({ users: 2, seed: 7 });
    expect([(await project.people()).length, (await project.faults()).commands]).toEqual([2, undefined]);
    expect([await project.impressions(), await project.webhooks()]).toEqual([[], []]);
  }));

test('the environment of a project has the names that exec sets, and its secret signs identities', () =>
  withProject({ secret: 'own_secret' }, async (project) => {
    expect(project.environment).toEqual({
      PREFINERY_PROJECT: project.project,
      PREFINERY_URL: `${served.url}/p/${project.project}`,
      PREFINERY_SCRIPT_URL: project.scriptUrl,
      PREFINERY_IDENTITY_SECRET: 'own_secret',
      PREFINERY_WEBHOOK_SECRET: 'whsec_sandbox_do_not_use',
    });
    await project.join('amy@example.com');
    const signature = createHmac('sha256', project.identitySecret).update('amy@example.com').digest('hex');
    const response = await fetch(`${project.url}/api/${project.project}/getUser`, {
      method: 'POST',
      body: JSON.stringify({
        data: { email: 'amy@example.com', signature },
        page: { url: app, referrer: null },
        referrer_code: null,
      }),
    });
    expect(await response.json()).toMatchObject({ answer: { email: 'amy@example.com' } });
  }));

test('projects are listed until they are removed', async () => {
  const project = await connection.createProject();
  expect((await connection.projects()).map(({ url }) => url)).toContain(project.url);
  await project.remove();
  expect((await connection.projects()).map(({ url }) => url)).not.toContain(project.url);
  await expect(project.people()).rejects.toMatchObject({ name: 'SandboxError', code: 'unknown_project' });
  await expect(project.remove()).rejects.toMatchObject({ code: 'unknown_project' });
});

test('a project is saved and restored', () =>
  withProject({}, async (project) => {
    await project.join('amy@example.com');
    expect(await project.snapshot('one')).toMatchObject({ name: 'one' });
    await project.join('bob@example.com');
    await project.restore('one');
    expect((await project.people()).map(({ email }) => email)).toEqual(['amy@example.com']);
    await expect(project.restore('another')).rejects.toMatchObject({ code: 'unknown_snapshot' });
  }));

test('errors have the codes that they have in the process of the sandbox', () =>
  withProject({}, async (project) => {
    const codeOf = async (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
      );
    await project.join('amy@example.com');
    expect(
      await Promise.all([
        codeOf(connection.createProject({ seedUsers: -1 })),
        codeOf(project.person('bob@example.com')),
        codeOf(project.setReward({ email: 'amy@example.com', descriptor: 'mug', status: 'delivered' })),
        codeOf(project.resendWebhook(1)),
        codeOf(project.mail('amy@example.com')),
        codeOf(project.followLink(`${project.url}/confirm/nothing`)),
        codeOf(project.as('bob@example.com')),
        codeOf(project.join('amy@example.com')),
      ]),
    ).toEqual([
      'invalid_option',
      'unknown_person',
      'unknown_reward',
      'unknown_webhook',
      'unknown_mail',
      'unknown_link',
      'refused',
      'refused',
    ]);
  }));

test('a sandbox on another machine wants the token, and one that does not run is unreachable', async () => {
  const elsewhere = await createSandbox({
    project: 'abcd1234',
    secret: 'x',
    controlToken: 'open',
    trustProxy: ['loopback'],
  });
  const there = await serveSandbox(elsewhere, { port: 0 });
  await expect(connectSandbox({ url: there.url }).createProject()).rejects.toMatchObject({ code: 'forbidden' });
  const project = await connectSandbox({ url: there.url, token: 'open' }).createProject();
  await project.join('amy@example.com');
  expect(await project.people()).toHaveLength(1);
  await there.close();
  await elsewhere.close();

  const nowhere = connectSandbox({ url: `http://localhost:${await freePort()}` });
  await expect(nowhere.createProject()).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('npx @prefinery-kit/sandbox'),
  });
}, 60_000);
