import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOptions } from '../../options/read.ts';
import { assemble } from '../../create.ts';
import { call, join } from '../../../test/caller.ts';
import { type CountingDatabase, openCountingDatabase } from '../../../test/counting.ts';
import { newProject } from '../../../test/engines.ts';
import { shareDatabase } from '../../../test/shared.ts';

const shared = shareDatabase();

let database: CountingDatabase;
beforeAll(async () => {
  database = await openCountingDatabase('is_earlier');
}, 30_000);
afterAll(() => database.close());

/** A sandbox, and how often places on the list have been counted. */
function newCountingSandbox() {
  const settings = readOptions({ project: newProject(), secret: shared.secret, log: shared.log });
  const sandbox = assemble({ ...shared.database(), db: database.db, close: () => Promise.resolve() }, settings);
  return {
    sandbox,
    countsOf: async (work: Promise<unknown>): Promise<number> => {
      const before = database.count();
      await work;
      return database.count() - before;
    },
  };
}

test('a command that shows a place counts the list once', async () => {
  const { sandbox, countsOf } = newCountingSandbox();
  const { session, person } = await join(sandbox, 'amy@x.com', { visitor: 'amy' });
  const named = { email: person.email };
  expect(await countsOf(call(sandbox, 'addUser', 'bob@x.com', { visitor: 'bob' }))).toBe(1);
  expect(await countsOf(call(sandbox, 'addUser', 'amy@x.com', { session }))).toBe(1);
  expect(await countsOf(call(sandbox, 'getUser', undefined, { session }))).toBe(1);
  expect(await countsOf(call(sandbox, 'getUser', named, { session }))).toBe(1);
  expect(await countsOf(call(sandbox, 'embedReferralPage', { dom_id: 'page' }, { session }))).toBe(1);
  expect(await countsOf(call(sandbox, 'embedLeaderboard', { dom_id: 'board' }, { session }))).toBe(1);
});

test('a command that shows no place never counts the list', async () => {
  const { sandbox, countsOf } = newCountingSandbox();
  const { session, person } = await join(sandbox, 'amy@x.com', { visitor: 'amy' });
  const calls: [string, unknown?][] = [
    ['triggerRewards', { event: 'purchase' }],
    ['triggerRewards', { event: 'purchase', email: person.email }],
    ['getReferralCode'],
    ['getReferrerCode'],
    ['recordFormImpression'],
    ['popupReferralPage'],
    ['popupReferralPage', { email: person.email }],
    ['logoutUser'],
  ];
  for (const [command, data] of calls) {
    const options = { session, visitor: 'amy', referrerCode: person.referral_code };
    let status = 0;
    const calling = call(sandbox, command, data, options).then((called) => (status = called.status));
    expect([command, await countsOf(calling), status]).toEqual([command, 0, 200]);
  }
});
