import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { newProject } from '../../test/engines.ts';
import { compare } from '../../test/ledger.ts';
import { type Postgres, startServer } from '../../test/postgres.ts';
import { buildProgram, type Program, startProgram } from '../../test/program.ts';
import { strictLog } from '../../test/strict-log.ts';
import { campaignFlags } from '../../test/writers.ts';
import { openDatabase } from './database.ts';
import { createStore } from './store.ts';

let program: Awaited<ReturnType<typeof buildProgram>>;
let server: Postgres;
let project: string;
let running: Program[];
beforeAll(async () => {
  [program, server] = await Promise.all([buildProgram(), startServer()]);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await program.remove();
});
beforeEach(() => {
  project = newProject();
  running = [];
});
afterEach(async () => {
  for (const { process } of running) {
    process.kill('SIGCONT');
    process.kill('SIGKILL');
  }
  await Promise.all(running.map(({ ends }) => ends));
});

/** One of the processes of a campaign. */
interface Instance {
  url: string;
  program: Program;
}

async function start(through: string[] = [], more: string[] = []): Promise<Instance> {
  const args = ['--port', '0', '--project', project, '--database', server.url, '--no-identity-verification', ...more];
  const started = startProgram(program.path, args, through);
  running.push(started);
  const [, url = ''] = await started.waitFor(/Prefinery sandbox: (\S+)/);
  return { url, program: started };
}

interface Reply {
  status: number;
  answer: { email?: string; created_at?: string; list_length?: number; error?: string } | null;
}

async function ask({ url }: Instance, command: string, data: unknown): Promise<Reply> {
  const body = JSON.stringify({ data, page: { url, referrer: null }, referrer_code: null });
  const response = await fetch(`${url}/api/${project}/${command}`, { method: 'POST', body });
  const { answer = null } = (await response.json()) as Partial<Reply>;
  return { status: response.status, answer };
}

const tell = async ({ url }: Instance, method: string, path: string, body?: unknown): Promise<unknown> =>
  (await fetch(url + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })).json();

test('two processes with 16 clients each, on the same addresses and one referrer: no user exists twice, and all counts are right', async () => {
  const instances = await Promise.all([start([], campaignFlags), start([], campaignFlags)]);
  await ask(instances[0], 'addUser', 'referrer@x.com');
  const emails = Array.from({ length: 24 }, (_, index) => `${index}@x.com`);
  const client = async (instance: Instance, first: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let index = 0; index < emails.length; index += 1) {
      const email = emails[(first + index) % emails.length];
      statuses.push((await ask(instance, 'addUser', { email, referred_by: 'referrer@x.com' })).status);
    }
    return statuses;
  };
  const clients = instances.flatMap((instance) =>
    Array.from({ length: 16 }, (_, first) => client(instance, first % 4)),
  );
  expect(new Set((await Promise.all(clients)).flat())).toEqual(new Set([200]));

  const database = await openDatabase(server.url, strictLog);
  onTestFinished(() => database.close());
  const none = { entries: [], reset: { began: 0, ended: 0 } };
  expect((await compare(database, project, none)).wrong).toEqual([]);
  const referrer = await createStore(database, project).users.findMember({ email: 'referrer@x.com' });
  expect(referrer).toMatchObject({ referrals: emails.length, length: emails.length + 1, ahead: 0 });
}, 120_000);

test('faults apply to all processes of a campaign, and end with the last of them', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  const script = async ({ url }: Instance): Promise<number> => (await fetch(`${url}/widget/v2/${project}.js`)).status;
  await tell(one, 'PUT', '/faults', { script: 'blocked', commands: { addUser: 500 } });
  expect([await script(other), (await ask(other, 'addUser', 'amy@x.com')).status]).toEqual([403, 500]);
  const later = await start();
  expect([await script(later), (await ask(later, 'addUser', 'amy@x.com')).status]).toEqual([403, 500]);
  await tell(later, 'DELETE', '/faults');
  expect([await script(one), (await ask(one, 'addUser', 'amy@x.com')).status]).toEqual([200, 200]);

  await tell(one, 'PUT', '/faults', { script: 'blocked' });
  for (const { program } of [one, other, later]) program.process.kill('SIGKILL');
  await Promise.all([one, other, later].map(({ program }) => program.ends));
  const again = await start();
  expect(await script(again)).toBe(200);
}, 120_000);

test('faults that two processes change at the same moment are all set, in both of them', async () => {
  const instances = await Promise.all([start(), start()]);
  const [one, other] = instances;
  for (let step = 1; step < 9; step += 1) {
    await Promise.all([
      tell(one, 'PATCH', '/faults', { lag: step, commands: { addUser: { slow: step } } }),
      tell(other, 'PATCH', '/faults', { mails: { slow: step }, commands: { getUser: { slow: step } } }),
    ]);
    const all = { lag: step, mails: { slow: step }, commands: { addUser: { slow: step }, getUser: { slow: step } } };
    for (const instance of instances) expect(await tell(instance, 'GET', '/faults')).toMatchObject(all);
  }
}, 120_000);

test('a process that waits to change something learns what another one has changed meanwhile', async () => {
  const instances = await Promise.all([start(), start()]);
  const [one, other] = instances;
  await tell(one, 'POST', '/clock', { stop: '2026-03-01T12:00:00Z' });
  for (let step = 1; step < 9; step += 1) {
    const [changing, moving] = step % 2 === 0 ? [one, other] : [other, one];
    await Promise.all([
      tell(moving, 'POST', '/clock', { forward: 1000 }),
      tell(changing, 'PATCH', '/faults', { lag: step }),
    ]);
    for (const [index, instance] of instances.entries()) {
      expect(await tell(instance, 'GET', '/faults')).toMatchObject({ lag: step });
      const { answer } = await ask(instance, 'addUser', `${step}-${index}@x.com`);
      expect(answer?.created_at).toBe(`2026-03-01T12:00:0${step}Z`);
    }
  }
}, 120_000);

test('a reset by one process: commands to the others wait, and users of before are unknown after it', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  await Promise.all(Array.from({ length: 20 }, (_, index) => ask(one, 'addUser', `${index}@x.com`)));
  const campaign = { isReset: false };
  const late: unknown[] = [];
  const reading = Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      for (let round = 0; round < 10 || !campaign.isReset; round += 1) {
        const mustBeGone = campaign.isReset;
        const { status, answer } = await ask(other, 'getUser', { email: `${index}@x.com` });
        expect(status).toBe(200);
        if (mustBeGone && answer !== null) late.push(answer);
      }
    }),
  );
  expect(await tell(one, 'POST', '/reset', { users: 3000, seed: 7 })).toEqual({ users: 3000, seed: 7 });
  campaign.isReset = true;
  await reading;
  expect(late).toEqual([]);
  // What it was begun with last is known to all.
  expect(await tell(other, 'POST', '/reset', {})).toEqual({ users: 3000, seed: 7 });
}, 120_000);

test('two processes that reset at the same time do so one after the other', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  const resetting = [one, other, one, other].map((instance, index) =>
    tell(instance, 'POST', '/reset', { users: 100 + index }),
  );
  expect(await Promise.all(resetting)).toEqual([100, 101, 102, 103].map((users) => ({ users, seed: 1 })));
  expect((await ask(one, 'addUser', 'amy@x.com')).status).toBe(200);
  expect((await ask(other, 'addUser', 'bob@x.com')).status).toBe(200);
}, 120_000);

test('a process that is killed in the middle of a reset blocks no other process, and all users stay', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  await ask(one, 'addUser', 'amy@x.com');
  const resetting = tell(one, 'POST', '/reset', { users: 300_000 }).catch(() => 'killed');
  // It has the campaign to itself once the other one waits for its lock.
  const pool = new Pool({ connectionString: server.url });
  const waits = `select 1 from pg_locks where locktype = 'advisory' and not granted`;
  await expect
    .poll(async () => (await pool.query(`${waits} and mode = 'ShareLock'`)).rowCount, { interval: 5 })
    .toBe(1);
  await pool.end();
  const waiting = ask(other, 'getUser', { email: 'amy@x.com' });
  one.program.process.kill('SIGKILL');
  expect(await resetting).toBe('killed');
  expect((await waiting).answer).toMatchObject({ email: 'amy@x.com', list_length: 1 });
  expect((await ask(other, 'addUser', 'bob@x.com')).status).toBe(200);
}, 120_000);

test('a frozen process does not block a reset of another, and has the new campaign when it goes on', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  await ask(one, 'addUser', 'amy@x.com');
  one.program.process.kill('SIGSTOP');
  expect(await tell(other, 'POST', '/reset', { users: 10 })).toEqual({ users: 10, seed: 1 });
  await tell(other, 'PUT', '/faults', { commands: { addUser: 500 } });
  one.program.process.kill('SIGCONT');
  await expect.poll(async () => (await ask(one, 'addUser', 'bob@x.com')).status).toBe(500);
  expect((await ask(one, 'getUser', { email: 'amy@x.com' })).answer).toBeNull();
}, 120_000);

test('the time is that of the database, so a process with a wrong clock does not change the order of signups', async () => {
  const wrong = `const Real = Date; globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length === 0 ? [Real.now() - 3600000] : given)); }
    static now() { return Real.now() - 3600000; }
  };`.replaceAll(/\s+/g, ' ');
  const [right, late] = await Promise.all([
    start(),
    start(['env', `NODE_OPTIONS=--import=data:text/javascript,${encodeURIComponent(wrong)}`]),
  ]);
  for (let index = 0; index < 6; index += 1) {
    const instance = index % 2 === 0 ? right : late;
    const { answer } = await ask(instance, 'addUser', `${index}@x.com`);
    expect(answer).toMatchObject({ list_position: index + 1 });
    expect(Math.abs(Date.now() - Date.parse(answer?.created_at ?? ''))).toBeLessThan(60_000);
  }
}, 120_000);

test('the clock is the same in all processes of a campaign, and ends with the last of them', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  await tell(one, 'POST', '/clock', { stop: '2026-03-01T12:00:00Z' });
  await tell(other, 'POST', '/clock', { forward: 3_600_000 });
  const stopped = { now: '2026-03-01T13:00:00.000Z', isStopped: true };
  const later = await start();
  for (const instance of [one, other, later]) expect(await tell(instance, 'GET', '/clock')).toEqual(stopped);
  for (const [index, instance] of [one, other, later, one].entries()) {
    const { answer } = await ask(instance, 'addUser', `${index}@x.com`);
    expect(answer).toMatchObject({ created_at: '2026-03-01T13:00:00Z', list_position: index + 1 });
  }
  await Promise.all([one, other].map((instance) => tell(instance, 'POST', '/clock', { forward: 60_000 })));
  expect(await tell(later, 'GET', '/clock')).toEqual({ ...stopped, now: '2026-03-01T13:02:00.000Z' });

  for (const { program } of [one, other, later]) program.process.kill('SIGKILL');
  await Promise.all([one, other, later].map(({ program }) => program.ends));
  expect(await tell(await start(), 'GET', '/clock')).toMatchObject({ isStopped: false });
}, 120_000);

test('the rate limit counts the requests to all processes of a campaign, and a reset forgets them', async () => {
  const limited = [
    '--rate-limit',
    '{"points":4,"seconds":3600}',
    '--trust-proxy',
    'loopback',
    '--control-token',
    'token',
  ];
  const [one, other] = await Promise.all([start([], limited), start([], limited)]);
  const statuses = async (address: string, instances: Instance[]): Promise<number[]> => {
    const found: number[] = [];
    for (const { url } of instances) {
      const body = JSON.stringify({ page: { url, referrer: null }, referrer_code: null });
      const init = { method: 'POST', body, headers: { 'x-forwarded-for': address } };
      const response = await fetch(`${url}/api/${project}/getReferralCode`, init);
      await response.arrayBuffer();
      found.push(response.status);
    }
    return found;
  };
  const byTurns = [one, other, one, other, one, other];
  expect(await statuses('203.0.113.7', byTurns)).toEqual([200, 200, 200, 200, 429, 429]);
  expect(await statuses('203.0.113.8', byTurns)).toEqual([200, 200, 200, 200, 429, 429]);
  const reset = await fetch(`${one.url}/reset`, { method: 'POST', headers: { authorization: 'Bearer token' } });
  expect(reset.status).toBe(200);
  expect(await statuses('203.0.113.7', [other, one])).toEqual([200, 200]);
}, 120_000);
