import { expect, test } from 'vitest';
import { call, join } from '../../../test/caller.ts';
import { onEachEngine } from '../../../test/databases.ts';
import { newProject } from '../../../test/engines.ts';
import { strictLog } from '../../../test/strict-log.ts';
import { readOptions } from '../../options/read.ts';
import type { SandboxOptions } from '../../options/table.ts';
import { assemble } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';
import { serveSandbox } from '../../serve.ts';

const noon = new Date('2026-03-01T12:00:00Z');
const hour = 60 * 60 * 1000;

/** Sends a change of the clock, and returns the status and the answer. */
async function change(url: string, body: unknown): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${url}/clock`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
}

onEachEngine((database) => {
  const newSandbox = (options: Partial<SandboxOptions> = {}): Sandbox =>
    assemble(database(), readOptions({ project: newProject(), secret: 'test_secret', log: strictLog, ...options }));

  test('over HTTP the clock is stopped, moved forward, and set back to the real time', async () => {
    const sandbox = newSandbox();
    const { url, close } = await serveSandbox(sandbox, { port: 0 });
    const stopped = { now: '2026-03-01T12:00:00.000Z', isStopped: true };
    expect(await change(url, { stop: noon })).toEqual({ status: 200, answer: stopped });
    expect(await (await fetch(`${url}/clock`)).json()).toEqual(stopped);
    expect(await sandbox.clock.read()).toEqual(stopped);

    const later = { now: '2026-03-01T13:00:00.000Z', isStopped: true };
    expect(await change(url, { forward: hour })).toEqual({ status: 200, answer: later });
    expect(await sandbox.clock.stop()).toEqual(later);

    const before = Date.now();
    const { answer } = await change(url, { back: true });
    expect(answer).toEqual({ now: expect.any(String), isStopped: false });
    expect(Date.parse((answer as { now: string }).now)).toBeGreaterThan(before - hour);
    const { now, isStopped } = await sandbox.clock.forward(24 * hour);
    expect(isStopped).toBe(false);
    expect(Date.parse(now)).toBeGreaterThan(before + 23 * hour);
    await close();
  });

  test('the time of a stopped clock is that of signups, mails, confirmations, impressions, events and rewards', async () => {
    const sandbox = newSandbox({ doubleOptIn: true });
    await sandbox.clock.stop(noon);
    const { person } = await join(sandbox, 'amy@x.com');
    const { session } = await join(sandbox, { email: 'bob@x.com', referred_by: person.referral_code });
    await call(sandbox, 'recordFormImpression', undefined, { visitor: 'visitor1' });
    await sandbox.clock.forward(hour);
    for (const email of ['amy@x.com', 'bob@x.com']) await sandbox.setStatus(email, 'applied');
    await sandbox.clock.forward(hour);
    await call(sandbox, 'triggerRewards', { event: 'purchase' }, { session });
    await sandbox.clock.forward(hour);
    await call(sandbox, 'addUser', { email: 'bob@x.com', city: 'Pasadena' }, { session });

    expect(await sandbox.person('bob@x.com')).toMatchObject({
      created_at: '2026-03-01T12:00:00Z',
      updated_at: '2026-03-01T15:00:00Z',
    });
    expect((await sandbox.outbox()).map(({ sent_at }) => sent_at)).toEqual(Array(2).fill('2026-03-01T12:00:00Z'));
    expect(await sandbox.impressions()).toEqual([{ visitor: 'visitor1', seen_at: '2026-03-01T12:00:00Z' }]);
    expect(await sandbox.events('bob@x.com')).toEqual([{ event: 'purchase', performed_at: '2026-03-01T14:00:00Z' }]);
    expect(await sandbox.rewards('amy@x.com')).toMatchObject([{ earned_at: '2026-03-01T14:00:00Z' }]);
  });

  test('the order of the list is by the clock, running or stopped', async () => {
    const sandbox = newSandbox({ ranking: 'signup' });
    await sandbox.clock.forward(48 * hour);
    await join(sandbox, 'last@x.com');
    await sandbox.clock.back();
    await join(sandbox, 'second@x.com');
    await sandbox.clock.stop(noon);
    await join(sandbox, 'first@x.com');
    const places = await Promise.all(
      ['first', 'second', 'last'].map(async (name) => (await sandbox.person(`${name}@x.com`)).list_position),
    );
    expect(places).toEqual([1, 2, 3]);
  });

  test('what takes its time is over once the clock is moved forward: mails, the lag of reads, hosted pages', async () => {
    const sandbox = newSandbox({ doubleOptIn: true, identityVerification: false });
    sandbox.fault({ mails: { slow: hour }, lag: hour });
    await join(sandbox, 'amy@x.com');
    const { reply } = await call(sandbox, 'embedLeaderboard', { dom_id: 'board' });
    const board = async (): Promise<number> =>
      (await sandbox.fetch(new Request(`http://localhost:4747${reply.frame?.path}`))).status;
    const user = async (): Promise<unknown> => (await call(sandbox, 'getUser', { email: 'amy@x.com' })).reply.answer;
    expect([await sandbox.outbox(), await user(), await board()]).toEqual([[], null, 200]);
    await sandbox.clock.forward(hour);
    expect([await sandbox.outbox(), await user(), await board()]).toEqual([
      [expect.objectContaining({ to: 'amy@x.com' })],
      expect.objectContaining({ email: 'amy@x.com' }),
      410,
    ]);
  });

  test('a reset sets the clock back to the real time', async () => {
    const sandbox = newSandbox();
    await sandbox.clock.stop(noon);
    await sandbox.reset({ users: 10 });
    expect(await sandbox.clock.read()).toMatchObject({ isStopped: false });
    const { person } = await join(sandbox, 'amy@x.com');
    expect(Date.parse(person.created_at)).toBeGreaterThan(noon.getTime());
  });

  test('the clock of the option runs on from what it shows', async () => {
    const sandbox = newSandbox({ clock: () => noon });
    await sandbox.clock.forward(hour);
    const { person } = await join(sandbox, 'amy@x.com');
    expect(person.created_at).toBe('2026-03-01T13:00:00Z');
    expect(await sandbox.clock.back()).toEqual({ now: noon.toISOString(), isStopped: false });
  });

  test.each([
    {},
    { stop: 'noon' },
    { stop: false },
    { stop: '99999-01-01T00:00:00Z' },
    { forward: -1 },
    { forward: 1.5 },
    { forward: Number.MAX_SAFE_INTEGER },
    { back: true, forward: 1 },
    { rewind: 1 },
    null,
  ])('the change %j of the clock is refused', async (body) => {
    const sandbox = newSandbox();
    const request = new Request('http://localhost:4747/clock', { method: 'POST', body: JSON.stringify(body) });
    const response = await sandbox.fetch(request);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: expect.stringMatching(/^clock: .* will not do\. Give \{ stop: true/),
    });
    expect(await sandbox.clock.read()).toMatchObject({ isStopped: false });
  });
});
