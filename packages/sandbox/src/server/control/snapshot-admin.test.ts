import { expect, test } from 'vitest';
import { call, get, join } from '../../../test/caller.ts';
import { brokenCounters } from '../../../test/counters.ts';
import { onEachEngine } from '../../../test/databases.ts';
import { newProject, startPostgres } from '../../../test/engines.ts';
import { strictLog } from '../../../test/strict-log.ts';
import { readOptions } from '../../options/read.ts';
import { assemble, createSandbox } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';

const rewards = [{ descriptor: 'welcome', name: 'Welcome', type: 'DoubleSided' }] as const;

onEachEngine((database) => {
  const newSandbox = (project = newProject()): Sandbox =>
    assemble(database(), readOptions({ project, secret: 'test_secret', log: strictLog, rewards, doubleOptIn: true }));

  /** Everything that a snapshot has to keep. */
  const contents = async (sandbox: Sandbox): Promise<unknown> => ({
    people: await sandbox.people({ limit: 1000 }),
    rewards: await sandbox.rewards('amy@x.com'),
    mails: (await sandbox.outbox()).map(({ to, link, sent_at }) => ({ to, link, sent_at })),
    impressions: await sandbox.impressions(),
    numbers: (await sandbox.numbers()).total,
    clock: await sandbox.clock.read(),
    seed: await sandbox.lastSeed(),
  });

  /** A campaign with rows in every table, at a stopped clock. */
  async function play(): Promise<{ sandbox: Sandbox; session: string }> {
    const sandbox = newSandbox();
    await sandbox.clock.stop(new Date('2026-03-01T12:00:00Z'));
    await sandbox.seed({ users: 50, seed: 3 });
    const { person, session } = await join(sandbox, 'amy@x.com');
    await call(sandbox, 'recordFormImpression', undefined, { visitor: 'visitor1' });
    await get(sandbox, `/r/${person.referral_code}`);
    await join(sandbox, { email: 'bob@x.com', referred_by: person.referral_code });
    for (const email of ['amy@x.com', 'bob@x.com']) await sandbox.setStatus(email, 'applied');
    return { sandbox, session };
  }

  test('a snapshot brings back users, sessions, rewards, mails, impressions, counts, the clock and the seed', async () => {
    const { sandbox, session } = await play();
    const before = await contents(sandbox);
    const saved = { name: 'friends', saved_at: '2026-03-01T12:00:00Z', users: 52 };
    expect(await sandbox.snapshot('friends')).toEqual(saved);

    await sandbox.reset({ users: 20, seed: 9 });
    sandbox.fault({ script: 'blocked' });
    await join(sandbox, 'carl@x.com');
    expect(await contents(sandbox).catch(() => null)).toBeNull();
    expect(await sandbox.snapshots()).toEqual([saved]);

    expect(await sandbox.restore('friends')).toEqual(saved);
    expect(await contents(sandbox)).toEqual(before);
    expect(await sandbox.faults()).toEqual({});
    expect((await call(sandbox, 'getUser', undefined, { session })).reply.answer).toMatchObject({ email: 'amy@x.com' });
    expect(await brokenCounters(database(), sandbox.project)).toEqual([]);
    expect(await sandbox.reset()).toEqual({ users: 50, seed: 3 });
  });

  test('a snapshot is not changed by what happens after it, and is replaced by one with its name', async () => {
    const { sandbox } = await play();
    await sandbox.snapshot();
    await sandbox.setStatus('amy@x.com', 'rejected');
    await sandbox.restore();
    expect(await sandbox.person('amy@x.com')).toMatchObject({ status: 'applied' });
    await sandbox.setStatus('amy@x.com', 'invited');
    await sandbox.snapshot();
    await sandbox.reset({ users: 0 });
    await sandbox.restore();
    expect(await sandbox.person('amy@x.com')).toMatchObject({ status: 'invited' });
    expect(await sandbox.snapshots()).toHaveLength(1);
  });

  test('a snapshot that was downloaded is loaded into another campaign', async () => {
    const { sandbox } = await play();
    const before = await contents(sandbox);
    await get(sandbox, '/snapshots', { method: 'POST', body: '{"save":"three friends"}' });
    const file = await get(sandbox, '/snapshots/three%20friends');
    expect(file.headers.get('content-disposition')).toContain('three%20friends.jsonl');
    const text = await file.text();
    expect(text).toBe(await sandbox.exportSnapshot('three friends'));

    const other = newSandbox();
    const put = await get(other, '/snapshots/theirs', { method: 'PUT', body: text });
    expect([put.status, await put.json()]).toEqual([201, { name: 'theirs', saved_at: expect.any(String), users: 52 }]);
    await expect(other.person('amy@x.com')).rejects.toMatchObject({ code: 'unknown_person' });
    const load = await get(other, '/snapshots', { method: 'POST', body: '{"load":"theirs"}' });
    expect(load.status).toBe(200);
    expect(await contents(other)).toEqual(before);
    expect(await brokenCounters(database(), other.project)).toEqual([]);
    await join(other, 'carl@x.com');
  });

  test('a signup while a snapshot is loaded runs before or after it, and leaves nothing of the campaign before', async () => {
    const { sandbox } = await play();
    const contentsBefore = await contents(sandbox);
    await sandbox.snapshot();
    const emails = Array.from({ length: 10 }, (_, index) => `late${index}@x.com`);
    const before = Promise.all(emails.slice(0, 5).map((email) => join(sandbox, email)));
    const loading = sandbox.restore();
    const after = Promise.all(emails.slice(5).map((email) => join(sandbox, email)));
    await Promise.all([before, loading, after]);
    expect(await brokenCounters(database(), sandbox.project)).toEqual([]);
    await sandbox.restore();
    expect(await contents(sandbox)).toEqual(contentsBefore);
  });

  test('a deleted snapshot leaves no rows, and an unknown one is an error', async () => {
    const { sandbox } = await play();
    await sandbox.snapshot('gone');
    expect((await get(sandbox, '/snapshots/gone', { method: 'DELETE' })).status).toBe(200);
    expect(await sandbox.snapshots()).toEqual([]);
    for (const table of ['users', 'rewards', 'sessions', 'visits'] as const) {
      const rows = await database()
        .db.selectFrom(table)
        .select('project_id')
        .where('project_id', 'like', `${sandbox.project} %`)
        .execute();
      expect(rows).toEqual([]);
    }
    for (const [method, path, body] of [
      ['DELETE', '/snapshots/gone', null],
      ['GET', '/snapshots/gone', null],
      ['POST', '/snapshots', '{"load":"gone"}'],
    ] as const) {
      expect((await get(sandbox, path, { method, body })).status).toBe(404);
    }
    await expect(sandbox.restore('gone')).rejects.toMatchObject({ code: 'unknown_snapshot' });
    expect(await sandbox.person('amy@x.com')).toMatchObject({ referrals: 1 });
  });

  test('a file of another version, of another kind, or without its end is refused, and nothing is stored', async () => {
    const { sandbox } = await play();
    await sandbox.snapshot('good');
    const good = await sandbox.exportSnapshot('good');
    const lines = good.split('\n');
    const [first = '', second = ''] = lines;
    const cases: [file: string, message: RegExp][] = [
      [good.replace('"version":1', '"version":2'), /has the version 2, and this sandbox reads version 1/],
      ['email,first_name\namy@x.com,Amy', /Line 1 of the snapshot is not JSON/],
      ['{"users":[]}', /is no snapshot of a sandbox/],
      ['', /is no snapshot of a sandbox/],
      [lines.slice(0, -2).join('\n'), /end of the snapshot is missing/],
      [lines.toSpliced(2, 1).join('\n'), /end of the snapshot is missing/],
      [lines.with(1, '{"users":1}').join('\n'), /Line 2 of the snapshot is not as a sandbox writes it/],
      [lines.with(2, second).join('\n'), /rows of the file do not belong together/],
      [lines.with(1, second.replace('"users"', '"settings"')).join('\n'), /There is no table settings/],
      [good.replace(first, first.replace('"clock"', '"cloak"')), /Line 1 of the snapshot is not as/],
    ];
    for (const [file, message] of cases) {
      await expect(sandbox.importSnapshot('bad', file)).rejects.toMatchObject({
        code: 'invalid_snapshot',
        message: expect.stringMatching(message),
      });
    }
    await expect(sandbox.importSnapshot('../bad', good)).rejects.toMatchObject({ code: 'invalid_option' });
    expect((await sandbox.snapshots()).map(({ name }) => name)).toEqual(['good']);
  });
});

test('a snapshot that one process loads is followed by the others: users, faults and the clock', async () => {
  const { database, stop } = await startPostgres();
  const project = newProject();
  const open = () => createSandbox({ project, database, secret: 'test_secret', log: strictLog });
  const [one, other] = [await open(), await open()];
  await one.clock.stop(new Date('2026-03-01T12:00:00Z'));
  await join(one, 'amy@x.com');
  await one.snapshot();
  await other.clock.back();
  await join(other, 'bob@x.com');
  other.fault({ script: 'blocked' });
  await expect.poll(() => one.faults()).toEqual({ script: 'blocked' });

  await one.restore();
  expect((await other.people()).map(({ email }) => email)).toEqual(['amy@x.com']);
  expect(await other.faults()).toEqual({});
  expect(await other.clock.read()).toEqual({ now: '2026-03-01T12:00:00.000Z', isStopped: true });
  expect((await join(other, 'carl@x.com')).person.created_at).toBe('2026-03-01T12:00:00Z');
  await Promise.all([one.close(), other.close()]);
  await stop();
}, 60_000);
