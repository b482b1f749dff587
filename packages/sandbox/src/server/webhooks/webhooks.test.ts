import { createHmac } from 'node:crypto';
import { serve } from '@hono/node-server';
import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { call, get, join } from '../../../test/caller.ts';
import { newProject } from '../../../test/engines.ts';
import { onEachEngine } from '../../../test/databases.ts';
import { strictLog } from '../../../test/strict-log.ts';
import { readOptions } from '../../options/read.ts';
import type { SandboxOptions } from '../../options/table.ts';
import { assemble } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';
import { sign } from '../foundation/signature.ts';

const secret = 'test_secret_do_not_use';
const webhookSecret = 'whsec_test';
const email = 'leonard@bigbangtheory.com';

/** As the vendor documents the signature: HMAC-SHA256 of the time, a dot and the raw body. */
function isSigned(header: string | null, body: string): boolean {
  const [, time = '', signature = ''] = /^t=(\d+),v1=([\da-f]{64})$/.exec(header ?? '') ?? [];
  const isRecent = Math.abs(Date.now() / 1000 - Number(time)) < 60;
  return isRecent && signature === createHmac('sha256', webhookSecret).update(`${time}.${body}`).digest('hex');
}

/** A team's server: checks signatures, and answers with these statuses, and then with 200. */
async function startReceiver(statuses: number[] = []) {
  const events: unknown[] = [];
  const marks: (string | null)[] = [];
  const receive = async (request: Request): Promise<Response> => {
    const body = await request.text();
    if (!isSigned(request.headers.get('x-prefinery-signature'), body)) return new Response(null, { status: 401 });
    marks.push(request.headers.get('x-sandbox-payload'));
    events.push(JSON.parse(body));
    return new Response(null, { status: statuses.shift() ?? 200 });
  };
  const url = await new Promise<string>((resolve) => {
    const server = serve({ fetch: receive, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}/webhooks`),
    );
    closing.push(() => new Promise<void>((closed) => server.close(() => closed())));
  });
  const names = () => events.map((event) => String(Reflect.get(Object(event), 'event')));
  return { url, events, marks, names };
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const shipped = { descriptor: 'discount10', name: '$10 discount', type: 'SingleSided', event: 'purchase' } as const;

onEachEngine((database) => {
  /** A sandbox on the shared database, which it must not close. */
  const newSandbox = async (options: Partial<SandboxOptions>): Promise<Sandbox> => {
    const settings = readOptions({ project: newProject(), secret, webhookSecret, log: strictLog, ...options });
    const sandbox = assemble({ ...database(), close: () => Promise.resolve() }, settings);
    closing.push(() => sandbox.close());
    await sandbox.ready;
    return sandbox;
  };

  test('a signup, a change of status, and a reward with its delivery and its end are signed webhooks', async () => {
    const { url, events, marks, names } = await startReceiver();
    const sandbox = await newSandbox({ webhookUrls: [url], rewards: [shipped] });
    const { person } = await join(sandbox, { email, first_name: 'Leonard' });
    const friend = 'penny@bigbangtheory.com';
    await join(sandbox, { email: friend, referred_by: person.referral_code });
    await call(sandbox, 'triggerRewards', { email: friend, signature: sign(secret, friend), event: 'purchase' });
    await sandbox.setStatus(email, 'invited');
    await sandbox.setReward({ email, descriptor: 'discount10', status: 'delivered' });
    await sandbox.setReward({ email, descriptor: 'discount10', status: 'revoked' });
    await vi.waitFor(() => expect(events).toHaveLength(6), 5000);
    expect(names().toSorted((one, other) => one.localeCompare(other))).toEqual([
      'reward_delivered',
      'reward_earned',
      'reward_revoked',
      'user_created',
      'user_created',
      'user_updated',
    ]);
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'user_updated',
        user: expect.objectContaining({ id: person.id, email, status: 'invited', referrals: 1 }),
      }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'reward_delivered',
        user: expect.objectContaining({ email }),
        reward: expect.objectContaining({ descriptor: 'discount10', status: 'delivered', user_role: 'referrer' }),
      }),
    );
    expect(new Set(marks)).toEqual(new Set(['guess']));
  });

  test('a share and a referral change no user, and seeds and resets send nothing', async () => {
    const { url, events, names } = await startReceiver();
    const sandbox = await newSandbox({ webhookUrls: [url] });
    await sandbox.seed({ users: 20 });
    const { person } = await join(sandbox, email);
    await get(sandbox, `/r/${person.referral_code}`);
    await sandbox.reset({ users: 10 });
    await join(sandbox, 'amy@example.com');
    await vi.waitFor(() => expect(names()).toContain('user_created'), 5000);
    // Sent in order, so nothing of the seed is to come once the last signup is here.
    await vi.waitFor(
      () => expect(events.map((event) => Reflect.get(Object(event), 'user').email)).toContain('amy@example.com'),
      5000,
    );
    expect(new Set(names())).toEqual(new Set(['user_created']));
    expect(await sandbox.webhooks()).toHaveLength(1);
  });

  test('an address that asks for a retry, fails or redirects gets the webhook again, with a new signature', async () => {
    const { url, events } = await startReceiver([429, 500, 302]);
    const sandbox = await newSandbox({ webhookUrls: [url] });
    await join(sandbox, email);
    await vi.waitFor(() => expect(events).toHaveLength(4), 20_000);
    await vi.waitFor(async () =>
      expect(await sandbox.webhooks()).toMatchObject([{ status: 'accepted', attempts: 4, answered: 200 }]),
    );
  }, 30_000);

  test('an address that answers 410 is removed, and the others go on', async () => {
    const gone = await startReceiver([410]);
    const other = await startReceiver();
    const sandbox = await newSandbox({ webhookUrls: [gone.url, other.url] });
    await join(sandbox, email);
    await vi.waitFor(async () => expect((await sandbox.webhooks())[0]).toMatchObject({ status: 'removed' }), 5000);
    await join(sandbox, 'amy@example.com');
    await vi.waitFor(() => expect(other.events).toHaveLength(2), 5000);
    expect(gone.events).toHaveLength(1);
    expect((await sandbox.webhooks()).map((webhook) => webhook.url)).toEqual([gone.url, other.url, other.url]);
  });

  test('an address that cannot be reached is listed with the reason, and a number that does not exist is unknown_webhook', async () => {
    const receiver = await startReceiver();
    for (const close of closing.splice(0)) await close();
    const sandbox = await newSandbox({ webhookUrls: [receiver.url] });
    await join(sandbox, email);
    await vi.waitFor(async () => {
      const [webhook] = await sandbox.webhooks();
      expect(webhook).toMatchObject({
        status: 'waiting',
        answered: null,
        problem: expect.stringMatching(/ECONNREFUSED/),
      });
    }, 5000);
    await expect(sandbox.resendWebhook(0)).rejects.toMatchObject({ code: 'unknown_webhook' });
  });

  test('a webhook that was accepted is sent again over HTTP', async () => {
    const { url, events } = await startReceiver();
    const sandbox = await newSandbox({ webhookUrls: [url] });
    await join(sandbox, email);
    await vi.waitFor(() => expect(events).toHaveLength(1), 5000);
    await vi.waitFor(async () => expect(await sandbox.webhooks()).toMatchObject([{ status: 'accepted' }]));
    const listed = await get(sandbox, '/webhooks');
    const [{ number }] = v.parse(v.tuple([v.object({ number: v.number() })]), await listed.json());
    const again = await get(sandbox, '/webhooks', { method: 'POST', body: JSON.stringify({ number }) });
    expect(again.status).toBe(202);
    await vi.waitFor(() => expect(events).toHaveLength(2), 5000);
    expect((await get(sandbox, '/webhooks', { method: 'POST', body: '{"number":"x"}' })).status).toBe(400);
    expect((await get(sandbox, '/webhooks', { method: 'POST', body: '{"number":0}' })).status).toBe(404);
  });

  test('a template replaces the body, and the body is no guess then', async () => {
    const { url, events, marks } = await startReceiver();
    const webhookTemplates = {
      user_created: { event: 'user_created', tester: { mail: '{{user.email}}', of: '{{no.such}}' } },
    };
    const sandbox = await newSandbox({ webhookUrls: [url], webhookTemplates });
    await join(sandbox, email);
    await vi.waitFor(() => expect(events).toHaveLength(1), 5000);
    expect(events).toEqual([{ event: 'user_created', tester: { mail: email, of: null } }]);
    expect(marks).toEqual([null]);
    expect(await sandbox.webhooks()).toMatchObject([{ isGuess: false }]);
  });

  test('webhooks of an earlier process are sent by the next one', async () => {
    const project = newProject();
    const { url, events } = await startReceiver();
    const first = await newSandbox({ project, webhookUrls: [url] });
    // It ends before it has looked again.
    const signup = join(first, email);
    await signup;
    await first.close();
    await newSandbox({ project, webhookUrls: [url] });
    await vi.waitFor(() => expect(events.length).toBeGreaterThan(0), 5000);
    await vi.waitFor(async () => expect((await first.webhooks())[0]).toMatchObject({ status: 'accepted' }), 40_000);
  }, 60_000);
});

test('another machine gets webhooks only with a secret that is not the public one', () => {
  const webhookUrls = ['https://staging.example/webhooks'];
  expect(() => readOptions({ project: 'abcd1234', webhookUrls })).toThrow(/webhookSecret: the default one/);
  expect(readOptions({ project: 'abcd1234', webhookUrls, webhookSecret }).webhookSecret).toBe(webhookSecret);
});
