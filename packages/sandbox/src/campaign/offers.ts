import type { Reward } from '@prefinery-kit/core/contract';
import type { Person } from './person.ts';
import { timestamp } from './timestamp.ts';

/** A reward that the campaign offers. */
export type RewardOffer = Offer & (PerFriend | Milestone);

export interface Offer {
  /** Its name for machines, such as `discount10`. Every offer has its own. */
  descriptor: string;
  /** The name that users see, such as `$10 discount`. */
  name: string;
  /**
   * The custom event that earns it when a referred user performs it, such as `purchase`.
   * @defaultValue the referred user's signup
   */
  event?: string | undefined;
}

export interface PerFriend {
  /** `SingleSided`: the referrer gets one for each friend. `DoubleSided`: so does the friend. */
  type: 'SingleSided' | 'DoubleSided';
}

interface Milestone {
  /** The referrer gets one for a number of friends. */
  type: 'Milestone';
  /** How many friends. */
  milestone: number;
}

/** What a referred user has done. */
export interface Deed {
  /** The custom event; `null`: the signup. */
  event: string | null;
  /** Id of the referred user. */
  friend: string;
  /** Id of the referrer. */
  referrer: string;
  /** How many users of this referrer have done it by now, each counted once. */
  count: number;
}

/** A reward that a user has earned. One with the same user, descriptor and cause is the same reward: it is earned once. */
export interface Due extends Pick<Reward, 'descriptor' | 'name' | 'type' | 'user_id' | 'user_role'> {
  /** What it is for: the friend's id or, of a milestone, the number of friends. */
  cause: string;
}

/** A reward of a user. */
export interface Earned extends Due {
  earned_at: Date;
  delivered_at: Date | null;
  revoked_at: Date | null;
}

/** The offers that an event feeds; `null`: the signup. */
export const offersFor = (offers: readonly RewardOffer[], event: string | null): RewardOffer[] =>
  offers.filter((offer) => (offer.event ?? null) === event);

/** What a deed earns, whether or not it was earned before. */
export const dueFor = (offers: readonly RewardOffer[], deed: Deed): Due[] =>
  offersFor(offers, deed.event).flatMap((offer) => {
    const { descriptor, name, type } = offer;
    const reward: Due = { descriptor, name, type, user_id: deed.referrer, user_role: 'referrer', cause: deed.friend };
    switch (offer.type) {
      case 'SingleSided':
        return [reward];
      case 'DoubleSided':
        return [reward, { ...reward, user_id: deed.friend, user_role: 'friend' }];
      case 'Milestone':
        return deed.count < offer.milestone ? [] : [{ ...reward, cause: String(offer.milestone) }];
    }
  });

/** Where a reward is on its way. */
export function rewardStatus({
  delivered_at,
  revoked_at,
}: {
  delivered_at: unknown;
  revoked_at: unknown;
}): Reward['status'] {
  if (revoked_at !== null) return 'revoked';
  return delivered_at === null ? 'earned' : 'delivered';
}

/** The reward as the vendor's API shows one, with its user. */
export const rewardOf = (
  earned: Earned,
  { id, email, referral_code, profile }: Pick<Person, 'id' | 'email' | 'referral_code' | 'profile'>,
): Reward => ({
  descriptor: earned.descriptor,
  name: earned.name,
  user_id: earned.user_id,
  user_role: earned.user_role,
  status: rewardStatus(earned),
  type: earned.type,
  earned_at: timestamp(earned.earned_at),
  delivered_at: earned.delivered_at && timestamp(earned.delivered_at),
  revoked_at: earned.revoked_at && timestamp(earned.revoked_at),
  user: {
    id,
    email,
    referral_code,
    profile: { first_name: profile.first_name ?? null, last_name: profile.last_name ?? null },
  },
});
