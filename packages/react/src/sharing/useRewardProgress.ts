'use client';
import { useKit } from '../foundation/internal/context.ts';
import { warnOnce } from '../foundation/internal/refuseUnknown.ts';
import { type UseVisitorResult, useVisitor } from '../visitor/useVisitor.ts';

/** The referrals that a reward needs. */
export interface RewardThreshold<Reward = unknown> {
  /** A whole number above 0. No other threshold has the same. */
  referrals: number;
  /** The reward, such as `'A month free'`. */
  reward: Reward;
}

/** The thresholds of the rewards. */
export interface UseRewardProgressOptions<Threshold extends RewardThreshold> {
  /**
   * In any order. Those with a number that cannot be used are left out, with a warning in development. Without any,
   * there is nothing to reach.
   */
  thresholds: readonly Threshold[];
}

/** The progress of a user. Until the user is known, it is that of no referrals. */
export interface UseRewardProgressResult<Threshold extends RewardThreshold> extends UseVisitorResult {
  /** The thresholds that can be used, in ascending order. */
  thresholds: readonly Threshold[];
  /** The user's referrals. They may exceed `max`. */
  value: number;
  /** The referrals of the last threshold; 0 without thresholds. */
  max: number;
  /** The thresholds that are reached. */
  reached: readonly Threshold[];
  /** The next threshold, or `null` when all are reached. */
  next: Threshold | null;
  /** How many referrals are missing for the next one; 0 when all are reached. */
  remaining: number;
  /** For a `<progress>`. It has no value until the user is known. */
  progressProps: { max: number; value: number | undefined };
}

/**
 * The current user's progress to rewards, by their `referrals`.
 *
 * The thresholds are yours: the vendor's browser API has no command for the campaign's. So the progress here can differ
 * from what is earned there. A milestone of the campaign may count only referrals who did something, such as buying
 * (`triggerRewards`); with double opt-in a referral counts once both users have confirmed; a reward may be revoked; and
 * only the campaign knows what was delivered.
 *
 * @example
 * ```tsx
 * const { next, remaining, progressProps } = useRewardProgress({ thresholds: [{ referrals: 3, reward: 'A month free' }] });
 * return (
 *   <label>
 *     {next ? `${remaining} more for ${next.reward}` : 'All yours'} <progress {...progressProps} />
 *   </label>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useRewardProgress<const Threshold extends RewardThreshold>({
  thresholds: given,
}: UseRewardProgressOptions<Threshold>): UseRewardProgressResult<Threshold> {
  useKit('useRewardProgress');
  const visitor = useVisitor();
  const thresholds = usableOf(given);
  const max = thresholds.at(-1)?.referrals ?? 0;
  const value = visitor.user?.referrals ?? 0;
  const reached = thresholds.filter(({ referrals }) => referrals <= value);
  const next = thresholds[reached.length] ?? null;
  const remaining = next ? next.referrals - value : 0;
  // A `<progress>` needs a `max` above 0.
  const progressProps = { max: max || 1, value: visitor.user ? Math.min(value, max) : undefined };
  return { ...visitor, thresholds, value, max, reached, next, remaining, progressProps };
}

/** The thresholds in ascending order, without those that cannot be used. They may come from an app's database. */
function usableOf<Threshold extends RewardThreshold>(thresholds: readonly Threshold[]): readonly Threshold[] {
  const usable = new Map<number, Threshold>();
  for (const [index, threshold] of thresholds.entries()) {
    const { referrals } = threshold;
    if (Number.isInteger(referrals) && referrals > 0 && !usable.has(referrals)) usable.set(referrals, threshold);
    else if (process.env.NODE_ENV !== 'production') warnOfThreshold(index, referrals);
  }
  // oxlint-disable-next-line unicorn/no-array-sort -- `toSorted` came to Firefox after the oldest version that works.
  return [...usable.values()].sort((one, other) => one.referrals - other.referrals);
}

function warnOfThreshold(index: number, referrals: number): void {
  const about = `thresholds[${index}].referrals is ${referrals}, so this one is left out. Give a whole number above 0 that no other threshold has.`;
  warnOnce('useRewardProgress', about);
}
