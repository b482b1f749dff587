import { expect, test } from 'vitest';
import { call, get, join } from '../../../test/caller.ts';
import { onEachEngine } from '../../../test/databases.ts';
import { newProject } from '../../../test/engines.ts';
import { strictLog } from '../../../test/strict-log.ts';
import { readOptions } from '../../options/read.ts';
import { assemble } from '../../create.ts';
import type { Sandbox } from '../../sandbox.ts';

const hour = 60 * 60 * 1000;
const nothing = { impressions: 0, signups: 0, conversion: null, shares: 0, referrals: 0 };

onEachEngine((database) => {
  const newSandbox = (): Sandbox =>
    assemble(
      database(),
      readOptions({ project: newProject(), secret: 'test_secret', log: strictLog, doubleOptIn: true }),
    );

  /** Half an hour before midnight four visitors come and one joins; half an hour after, a friend joins by her link. */
  async function playEvening(): Promise<Sandbox> {
    const sandbox = newSandbox();
    await sandbox.clock.stop(new Date('2026-03-01T23:30:00Z'));
    for (const visitor of ['1', '2', '3', '4', '4'])
      await call(sandbox, 'recordFormImpression', undefined, { visitor });
    const { person } = await join(sandbox, 'amy@x.com');
    await sandbox.clock.forward(hour);
    for (let visit = 0; visit < 3; visit += 1) await get(sandbox, `/r/${person.referral_code}`);
    await get(sandbox, '/r/unknown');
    await join(sandbox, { email: 'bob@x.com', referred_by: person.referral_code });
    await join(sandbox, { email: 'eve@x.com', referred_by: person.referral_code });
    await sandbox.setStatus('amy@x.com', 'applied');
    await sandbox.setStatus('bob@x.com', 'applied');
    await sandbox.clock.forward(24 * hour);
    return sandbox;
  }

  test('numbers over time count impressions, signups, conversion, shares and confirmed referrals by days of UTC', async () => {
    const sandbox = await playEvening();
    const expected = {
      from: '2026-03-01T00:00:00Z',
      to: '2026-03-03T00:30:00Z',
      step: 'day',
      total: { impressions: 4, signups: 3, conversion: 0.75, shares: 3, referrals: 1 },
      points: [
        { ...nothing, at: '2026-03-01T00:00:00Z', impressions: 4, signups: 1, conversion: 0.25 },
        { ...nothing, at: '2026-03-02T00:00:00Z', signups: 2, shares: 3, referrals: 1 },
        { ...nothing, at: '2026-03-03T00:00:00Z' },
      ],
    };
    expect(await sandbox.numbers()).toEqual(expected);
    expect(await (await get(sandbox, '/numbers')).json()).toEqual(expected);
  });

  test('numbers by the hour begin with the hour of from, and end before to', async () => {
    const sandbox = await playEvening();
    const asked = '/numbers?step=hour&from=2026-03-01T22:59:00Z&to=2026-03-02T00:00:00Z';
    expect(await (await get(sandbox, asked)).json()).toMatchObject({
      from: '2026-03-01T22:00:00Z',
      points: [
        { at: '2026-03-01T22:00:00Z', signups: 0 },
        { at: '2026-03-01T23:00:00Z', signups: 1 },
      ],
      total: { signups: 1, shares: 0 },
    });
  });

  test('numbers of a campaign without users have one step, without a conversion', async () => {
    const sandbox = newSandbox();
    await sandbox.clock.stop(new Date('2026-03-01T12:00:00Z'));
    expect(await sandbox.numbers()).toEqual({
      from: '2026-03-01T00:00:00Z',
      to: '2026-03-01T12:00:00Z',
      step: 'day',
      total: nothing,
      points: [{ at: '2026-03-01T00:00:00Z', ...nothing }],
    });
  });

  test('what happened at the time of a stopped clock is counted', async () => {
    const sandbox = newSandbox();
    await sandbox.clock.stop(new Date('2026-03-01T00:00:00Z'));
    await join(sandbox, 'amy@x.com');
    expect(await sandbox.numbers()).toMatchObject({
      total: { signups: 1 },
      points: [{ at: '2026-03-01T00:00:00Z', signups: 1 }],
    });
  });

  test('a span of too many steps, a wrong step and a wrong time are refused', async () => {
    const sandbox = newSandbox();
    const refused = async (query: string) => {
      const response = await get(sandbox, `/numbers?${query}`);
      return [response.status, await response.json()];
    };
    const error = (text: RegExp) => [400, { error: expect.stringMatching(text) }];
    const year = 'from=2025-01-01&to=2026-01-01';
    expect(await refused(`step=hour&${year}`)).toEqual(error(/8760 steps of one hour\. .* or the step day\.$/));
    expect(await refused('step=week')).toEqual(error(/^step: 'week' will not do/));
    expect(await refused('from=yesterday')).toEqual(error(/^from: 'yesterday' will not do/));
    expect(await refused('from=2026-01-02&to=2026-01-01')).toEqual(error(/from has to be before to/));
    expect((await get(sandbox, `/numbers?step=day&${year}`)).status).toBe(200);
  });
});
