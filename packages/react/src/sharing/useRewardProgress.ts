'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { useKit } from '../foundation/internal/context.ts';
import { type UseVisitorResult, useVisitor } from '../visitor/useVisitor.ts';

/** The referrals that a reward needs. */
export interface RewardThreshold<Reward = unknown> {
  /** A whole number, above 0 and above that of the previous threshold. */
  referrals: number;
  /** The reward, such as `'A month free'`. */
  reward: Reward;
}

/** The thresholds of the rewards. */
export interface UseRewardProgressOptions<Threshold extends RewardThreshold> {
  /** In ascending order; at least one. */
  thresholds: readonly Threshold[];
}

/** The progress of a user. Until the user is known, it is that of no referrals. */
export interface UseRewardProgressResult<Threshold extends RewardThreshold> extends UseVisitorResult {
  /** The user's referrals. They may exceed `max`. */
  value: number;
  /** The referrals of the last threshold. */
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
 * @throws `PrefineryError` with code `invalid_thresholds` that names the invalid one, and with code `no_provider`
 * outside a `PrefineryProvider`.
 */
export function useRewardProgress<const Threshold extends RewardThreshold>({
  thresholds,
}: UseRewardProgressOptions<Threshold>): UseRewardProgressResult<Threshold> {
  useKit('useRewardProgress');
  const visitor = useVisitor();
  const max = check(thresholds);
  const value = visitor.user?.referrals ?? 0;
  const reached = thresholds.filter(({ referrals }) => referrals <= value);
  const next = thresholds[reached.length] ?? null;
  const remaining = next ? next.referrals - value : 0;
  const progressProps = { max, value: visitor.user ? Math.min(value, max) : undefined };
  return { ...visitor, value, max, reached, next, remaining, progressProps };
}

/** Checks the thresholds, and returns the referrals of the last one. */
function check(thresholds: readonly RewardThreshold[]): number {
  let last = 0;
  for (const [index, { referrals }] of thresholds.entries()) {
    if (!Number.isInteger(referrals) || referrals <= last)
      throw invalid(`thresholds[${index}].referrals: ${referrals}`);
    last = referrals;
  }
  if (!last) throw invalid('thresholds: []');
  return last;
}

const invalid = (about: string) => new PrefineryError('invalid_thresholds', { command: 'useRewardProgress', about });
