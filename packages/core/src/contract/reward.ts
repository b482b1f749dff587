import * as v from 'valibot';
import { byEmailEntries, nobodyEntries } from './identity.ts';

const timeOrNull = v.nullable(v.string());

/** Something that a person has earned. */
export const reward = v.object({
  /** The reward's name for machines, such as `discount10`. */
  descriptor: v.string(),
  /** The reward's name for people, such as `$10 discount`. */
  name: v.string(),
  /** The id of the person who earned it. */
  user_id: v.string(),
  /** As whom they earned it; always `referrer` for single-sided and milestone rewards. */
  user_role: v.picklist(['referrer', 'friend']),
  /** Where it is on its way. */
  status: v.picklist(['earned', 'delivered', 'revoked']),
  /** Who gets one: the referrer, the referrer and the friend, or the referrer for a number of friends. */
  type: v.picklist(['SingleSided', 'DoubleSided', 'Milestone']),
  /** When it was earned, ISO 8601 in UTC. */
  earned_at: v.string(),
  /** When it was delivered, ISO 8601 in UTC; `null` until then. */
  delivered_at: timeOrNull,
  /** When it was taken back, ISO 8601 in UTC; `null` unless it was. */
  revoked_at: timeOrNull,
  /** The person who earned it. */
  user: v.object({
    /** Their id. */
    id: v.string(),
    /** Their e-mail address. */
    email: v.string(),
    /** Their referral code. */
    referral_code: v.string(),
    profile: v.object({
      /** First name. */
      first_name: v.nullable(v.string()),
      /** Last name. */
      last_name: v.nullable(v.string()),
    }),
  }),
});

/**
 * Something that a person has earned, with the vendor's field names. It belongs to `user`, who is often not the one whose event
 * earned it, but the person who referred them.
 *
 * The vendor documents it as what `triggerRewards` of its JavaScript Web API returns.
 *
 * @example
 * ```ts
 * const isMine = (reward: Reward, me: User): boolean => reward.user_id === me.id;
 * ```
 */
export type Reward = v.InferOutput<typeof reward>;

const event = {
  /** The name of the custom event, as it stands in the campaign's reward settings. */
  event: v.pipe(v.string(), v.nonEmpty()),
};

/** What somebody did, and who: a person named by e-mail address, or with nobody named the one of the browser session. */
export const eventData = v.union([v.object({ ...event, ...nobodyEntries }), v.object({ ...event, ...byEmailEntries })]);
