'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { type VisitorState, useGate } from '../visitor/useGate.ts';

/** So many referrals for a reward. */
export interface RewardThreshold<Reward = unknown> {
  /** A whole number, above 0 and above that of the threshold before it. */
  referrals: number;
  /** What is earned then, such as `'A month free'`. */
  reward: Reward;
}

/** What there is to earn. */
export interface UseRewardProgressOptions<Threshold extends RewardThreshold> {
  /** From the fewest referrals to the most; at least one. */
  thresholds: readonly Threshold[];
}

/** How far somebody is. Until they are known they have no referrals. */
export interface UseRewardProgressResult<Threshold extends RewardThreshold> extends VisitorState {
  /** The person's referrals. They may be more than `max`. */
  value: number;
  /** The referrals of the last threshold. */
  max: number;
  /** What has been reached. */
  reached: readonly Threshold[];
  /** What comes next, or `null` when all is reached. */
  next: Threshold | null;
  /** How many referrals are missing for the next one; 0 when all is reached. */
  remaining: number;
  /** For a `<progress>`. It has no value until the person is known. */
  progressProps: { max: number; value: number | undefined };
}

/**
 * How far the person who is known here is on their way to rewards, by their `referrals`.
 *
 * The thresholds are yours: the vendor's browser API does not tell the campaign's. So what counts here can differ from what is
 * earned there. A milestone of the campaign may count only referrals who did something, such as buying (`triggerRewards`);
 * with double opt-in a referral counts once both sides have confirmed; a reward that was earned may be revoked; and only the
 * campaign knows what was delivered.
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
 * @throws `PrefineryError` with code `invalid_thresholds` that names the one that is wrong, and with code `no_provider` outside
 * a `PrefineryProvider`.
 */
export function useRewardProgress<const Threshold extends RewardThreshold>({
  thresholds,
}: UseRewardProgressOptions<Threshold>): UseRewardProgressResult<Threshold> {
  const gate = useGate('useRewardProgress');
  const max = check(thresholds);
  const value = gate.user?.referrals ?? 0;
  const reached = thresholds.filter(({ referrals }) => referrals <= value);
  const next = thresholds[reached.length] ?? null;
  const remaining = next ? next.referrals - value : 0;
  const progressProps = { max, value: gate.user ? Math.min(value, max) : undefined };
  return { ...gate, value, max, reached, next, remaining, progressProps };
}

/** Answers the referrals of the last one. */
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
