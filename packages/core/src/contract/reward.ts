import * as v from 'valibot';
import { byEmailEntries, sessionEntries } from './identity.ts';

const timeOrNull = v.nullable(v.string());

/** A reward that a user has earned. */
export const reward = v.object({
  /** The reward's name for machines, such as `discount10`. */
  descriptor: v.string(),
  /** The reward's name for display, such as `$10 discount`. */
  name: v.string(),
  /** The id of the user who earned it. */
  user_id: v.string(),
  /**
   * Whether the user earned it as referrer or as referred user; always `referrer` for single-sided and milestone
   * rewards.
   */
  user_role: v.picklist(['referrer', 'friend']),
  /** Whether it was delivered, or taken back. */
  status: v.picklist(['earned', 'delivered', 'revoked']),
  /** Who gets one: the referrer, the referrer and the friend, or the referrer for a number of friends. */
  type: v.picklist(['SingleSided', 'DoubleSided', 'Milestone']),
  /** When it was earned, ISO 8601 in UTC. */
  earned_at: v.string(),
  /** When it was delivered, ISO 8601 in UTC; `null` until then. */
  delivered_at: timeOrNull,
  /** When it was taken back, ISO 8601 in UTC; `null` unless it was. */
  revoked_at: timeOrNull,
  /** The user who earned it. */
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
 * A reward that a user has earned, with the vendor's field names. It belongs to `user`, who is often not the user of
 * the event, but their referrer.
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

/** A custom event, and its user: the one with the e-mail address, or without one the user of the browser session. */
export const eventData = v.union([
  v.object({ ...event, ...sessionEntries }),
  v.object({ ...event, ...byEmailEntries }),
]);
