'use client';
import type { CommandData, PrefineryError, Reward } from '@prefinery-kit/core';
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import { useKit } from '../foundation/internal/context.ts';
import { triggerRewardsMutation } from '../foundation/internal/queries.ts';

/** TanStack Query's options that make sense for `useTriggerRewards`. */
export type UseTriggerRewardsOptions = Pick<
  UseMutationOptions<Reward[], PrefineryError, CommandData<'triggerRewards'>>,
  'onSuccess' | 'onError' | 'onSettled'
>;

/** What TanStack Query's `useMutation` returns. */
export type UseTriggerRewardsResult = UseMutationResult<Reward[], PrefineryError, CommandData<'triggerRewards'>>;

/**
 * Tells the campaign that the current user did something that may earn rewards, and returns the rewards that it earned.
 * Most belong to the referrer of the user. Each referral counts once, however often it is sent.
 *
 * @example
 * ```tsx
 * const { mutate: triggerRewards, data: rewards } = useTriggerRewards();
 * return <button onClick={() => triggerRewards({ event: "purchase" })}>Buy</button>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useTriggerRewards(options?: UseTriggerRewardsOptions): UseTriggerRewardsResult {
  const kit = useKit('useTriggerRewards');
  return useMutation({ ...triggerRewardsMutation(kit), ...options }, kit.queryClient);
}
