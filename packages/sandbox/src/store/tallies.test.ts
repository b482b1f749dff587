import { expect, test } from 'vitest';
import type { RewardOffer } from '../campaign/offers.ts';
import { onEachEngine } from '../../test/databases.ts';
import { newProject } from '../../test/engines.ts';
import { add, joining, now } from '../../test/joinings.ts';
import { createStore, type Store } from './store.ts';
import { LimitReached } from './tallies.ts';

const ip = '64.71.141.151';

onEachEngine((database) => {
  const newStore = (): Store => createStore(database(), newProject());
  const caps = (signup: number | null, referral: number | null = null, from = ip) => ({
    signup: signup === null ? null : { ip: from, most: signup },
    referral: referral === null ? null : { ip: from, most: referral },
  });

  /** How many of these calls at once joined; all others must have met that limit. */
  const joinAll = async (store: Store, calls: Parameters<typeof joining>[], limit: string): Promise<number> => {
    const joined = await Promise.allSettled(calls.map((call) => store.users.add(joining(...call))));
    for (const one of joined) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ name: LimitReached.name, limit });
    }
    return joined.filter((one) => one.status === 'fulfilled').length;
  };

  test.each([0, 1, 3])('of many people at one address, %i join, and the others leave nothing behind', async (most) => {
    const store = newStore();
    const referrer = await add(store, 'referrer@x.com');
    const offers: RewardOffer[] = [{ descriptor: 'hi', name: 'Hello', type: 'SingleSided' }];
    const calls = Array.from({ length: 12 }, (_, index): Parameters<typeof joining> => {
      return [`friend${index}@x.com`, { caps: caps(most), referredBy: referrer.referral_code, offers }];
    });
    expect(await joinAll(store, calls, 'signup')).toBe(most);
    expect(await store.users.findMember({ id: referrer.id })).toMatchObject({ referrals: most, length: most + 1 });
    expect(await store.rewards.of(referrer.id)).toHaveLength(most);
  });

  test('known users and other IP addresses do not count for the limit', async () => {
    const store = newStore();
    const calls: Parameters<typeof joining>[] = ['a', 'a', 'a', 'b'].map((name) => {
      return [`${name}@x.com`, { caps: caps(2), mayChange: 'anyone' }];
    });
    expect(await joinAll(store, calls, 'signup')).toBe(4);
    expect(await joinAll(store, [['c@x.com', { caps: caps(2) }]], 'signup')).toBe(0);
    expect(await joinAll(store, [['c@x.com', { caps: caps(2, null, '10.0.0.1') }]], 'signup')).toBe(1);
    const other = newStore();
    expect(await joinAll(other, [['c@x.com', { caps: caps(2) }]], 'signup')).toBe(1);
  });

  test('referred users have a limit of their own', async () => {
    const store = newStore();
    const referrer = await add(store, 'referrer@x.com');
    const more = { caps: caps(null, 2), referredBy: referrer.referral_code };
    const calls: Parameters<typeof joining>[] = ['a', 'b', 'c', 'd'].map((name) => [`${name}@x.com`, more]);
    expect(await joinAll(store, calls, 'referral')).toBe(2);
    expect(await joinAll(store, [['e@x.com', { ...more, referredBy: 'nobody' }]], 'referral')).toBe(1);
    expect(await store.users.findMember({ id: referrer.id })).toMatchObject({ referrals: 2, length: 4 });
  });

  test('visits count up to the limit, for each user and each address', async () => {
    const store = newStore();
    const [one, two] = [await add(store, 'one@x.com'), await add(store, 'two@x.com')];
    const visit = ({ referral_code }: { referral_code: string }, from: string, most = 3) =>
      Promise.all(Array.from({ length: 8 }, () => store.users.countShare(referral_code, { ip: from, most }, now)));
    await Promise.all([visit(one, ip), visit(one, '10.0.0.1'), visit(two, ip), visit(two, '10.0.0.1', 0)]);
    await visit({ referral_code: 'nobody' }, ip);
    expect(await store.users.findMember({ id: one.id })).toMatchObject({ shares: 6 });
    expect(await store.users.findMember({ id: two.id })).toMatchObject({ shares: 3 });
  });
});
