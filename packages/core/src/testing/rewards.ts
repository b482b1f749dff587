import type { Reward } from '../contract/index.ts';
import type { People, Person } from './people.ts';

/** What the fake campaign offers for a custom event of a referred person. Each friend counts once. */
export interface FakeReward {
  /** Its name for machines, such as `discount10`. Every offer has its own. */
  descriptor: string;
  /** Its name for people, such as `$10 discount`. */
  name: string;
  /** The custom event that earns it, such as `purchase`. */
  event: string;
  /**
   * `SingleSided`: the referrer gets one for each friend. `DoubleSided`: so does the friend. `Milestone`: the referrer gets
   * one for a number of friends.
   *
   * @defaultValue `'SingleSided'`
   */
  type?: Reward['type'] | undefined;
  /**
   * How many friends a `Milestone` takes.
   *
   * @defaultValue 1
   */
  milestone?: number | undefined;
}

/** Rewards friends' events. Answers the rewards that this very event has earned. */
export type Earn = (friend: Person, event: string) => Reward[];

export function createRewards(offers: readonly FakeReward[], people: People): Earn {
  const earned = new Set<string>();

  return (friend, event) => {
    const { referrer } = friend;
    const offered = offers.filter((offer) => offer.event === event);
    if (!referrer || offered.length === 0) return [];
    friend.events.add(event);
    if ([friend, referrer].some(({ status }) => status === 'unconfirmed')) return [];

    const doers = people.friendsOf(referrer).filter(({ events }) => events.has(event));
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
