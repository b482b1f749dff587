import type { Reward } from '../contract/index.ts';
import type { UserStore, UserRecord } from './users.ts';

/** A reward of the fake campaign for a custom event of a referred user. Each referred user counts once. */
export interface FakeReward {
  /** Its unique name for machines, such as `discount10`. */
  descriptor: string;
  /** Its name for display, such as `$10 discount`. */
  name: string;
  /** The custom event that earns it, such as `purchase`. */
  event: string;
  /**
   * `SingleSided`: the referrer gets one for each referred user. `DoubleSided`: so does the referred user. `Milestone`:
   * the referrer gets one for a number of referred users.
   *
   * @defaultValue `'SingleSided'`
   */
  type?: Reward['type'] | undefined;
  /**
   * How many referred users a `Milestone` needs.
   *
   * @defaultValue 1
   */
  milestone?: number | undefined;
}

/** Records the custom event of a referred user, and returns the rewards that it earned. */
export type Earn = (friend: UserRecord, event: string) => Reward[];

export function createRewards(offers: readonly FakeReward[], store: UserStore): Earn {
  const earned = new Set<string>();

  return (friend, event) => {
    const { referrer } = friend;
    const offered = offers.filter((offer) => offer.event === event);
    if (!referrer || offered.length === 0) return [];
    friend.events.add(event);
    if ([friend, referrer].some(({ status }) => status === 'unconfirmed')) return [];

    const doers = store.friendsOf(referrer).filter(({ events }) => events.has(event));
    const due = offered.flatMap(({ descriptor, name, type = 'SingleSided', milestone = 1 }) => {
      const reward = { descriptor, name, type, owner: referrer, role: 'referrer' as const, cause: friend.id };
      if (type === 'DoubleSided') return [reward, { ...reward, owner: friend, role: 'friend' as const }];
      if (type === 'SingleSided') return [reward];
      return doers.length < milestone ? [] : [{ ...reward, cause: `${milestone}` }];
    });

    const fresh = due.filter(({ owner, descriptor, cause }) => {
      const key = [owner.id, descriptor, cause].join();
      return !earned.has(key) && earned.add(key);
    });
    return fresh.map(({ descriptor, name, type, owner, role }) => ({
      descriptor,
      name,
      user_id: owner.id,
      user_role: role,
      status: 'earned',
      type,
      earned_at: friend.updated_at,
      delivered_at: null,
      revoked_at: null,
      user: {
        id: owner.id,
        email: owner.email,
        referral_code: owner.referral_code,
        profile: { first_name: owner.profile.first_name, last_name: owner.profile.last_name },
      },
    }));
  };
}
