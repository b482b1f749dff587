import type { User } from '@prefinery-kit/core/contract';
import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox.ts';
import { call, get, join } from '../../../../test/caller.ts';
import { shareDatabase } from '../../../../test/shared.ts';

const { newSandbox } = shareDatabase();

const countsOf = async (sandbox: Sandbox, session: string): Promise<unknown> =>
  (await call(sandbox, 'getUser', undefined, { session })).reply.answer;

test.each<[string, (referrer: User) => string, number]>([
  ['the code', ({ referral_code }) => referral_code, 1],
  ['the code with white space around it', ({ referral_code }) => ` ${referral_code}\n`, 1],
  ['the e-mail address', ({ email }) => email, 1],
  ['the e-mail address in upper case', ({ email }) => ` ${email.toUpperCase()} `, 1],
  ['an unknown code', () => 'nobody', 0],
  ['an unknown e-mail address', () => 'nobody@x.com', 0],
  ['the user’s own e-mail address', () => 'friend@x.com', 0],
  ['the user’s own e-mail address in upper case', () => ' FRIEND@X.com', 0],
  ['the id, which is no code', ({ id }) => id, 0],
])('a signup with referred_by: %s', async (_what, referred_by, referrals) => {
  for (const vanityCodes of [false, true]) {
    const sandbox = newSandbox({ vanityCodes });
    const { person, session } = await join(sandbox, { email: 'referrer@x.com', first_name: 'Amélie' });
    expect(person.referral_code).toMatch(vanityCodes ? /^amelie[a-z0-9]{4}$/ : /^[a-z0-9]{5}$/);
    const friend = await join(sandbox, { email: 'friend@x.com', referred_by: referred_by(person) });
    expect(friend.person).toMatchObject({ referrals: 0, list_length: 2 });
    expect(await countsOf(sandbox, session)).toMatchObject({ referrals, list_position: 1 });
  }
});

test('a user cannot refer themselves by their own link', async () => {
  const sandbox = newSandbox();
  const { person, session } = await join(sandbox, 'amy@x.com');
  await get(sandbox, new URL(person.referral_link).pathname);
  const referrerCode = person.referral_code;
  await call(sandbox, 'addUser', { email: 'Amy@x.com', referred_by: referrerCode }, { session, referrerCode });
  expect(await countsOf(sandbox, session)).toMatchObject({ shares: 1, referrals: 0, list_length: 1 });
});

describe.each([true, false])(
  'with identity verification %j, a later signup does not change the referrer',
  (identityVerification) => {
    test.each(['first', 'no referrer'])('credited: %s', async (credited) => {
      const sandbox = newSandbox({ identityVerification });
      const first = await join(sandbox, 'first@x.com');
      const second = await join(sandbox, 'second@x.com');
      const referred_by = credited === 'first' ? first.person.referral_code : undefined;
      const friend = await join(sandbox, { email: 'friend@x.com', referred_by });
      for (const later of [second.person.referral_code, 'second@x.com', 'friend@x.com', 'nobody', '']) {
        const data = { email: 'friend@x.com', referred_by: later };
        expect(await call(sandbox, 'addUser', data, { session: friend.session })).toMatchObject({ status: 200 });
        await call(sandbox, 'addUser', data, { referrerCode: second.person.referral_code });
      }
      expect(await countsOf(sandbox, first.session)).toMatchObject({ referrals: credited === 'first' ? 1 : 0 });
      expect(await countsOf(sandbox, second.session)).toMatchObject({ referrals: 0, list_length: 3 });
      const { reply } = await call(sandbox, 'triggerRewards', { event: 'purchase' }, { session: friend.session });
      expect(reply.answer).toMatchObject(credited === 'first' ? [{ user_id: first.person.id }] : []);
    });
  },
);
