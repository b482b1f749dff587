'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { Authenticated, type AuthenticatedProps } from '../visitor/Authenticated.tsx';
import type { OwnElements } from '../foundation/elements.ts';
import { PrefineryElements } from '../foundation/PrefineryElements.tsx';
import { ListPosition } from './ListPosition.tsx';
import { ReferralLink, type ReferralLinkProps } from './ReferralLink.tsx';
import { ReferralStats, type ReferralStatsProps } from './ReferralStats.tsx';
import { RewardProgress, type RewardProgressProps } from './RewardProgress.tsx';
import { ShareButtons } from './ShareButtons.tsx';

export interface ReferralCardProps
  extends
    Omit<ComponentPropsWithoutRef<'div'>, 'children'>,
    Pick<AuthenticatedProps, 'pending' | 'empty' | 'error'>,
    Pick<ReferralLinkProps, 'base'>,
    Pick<ReferralStatsProps, 'figures'> {
  /** The thresholds of rewards. @defaultValue no rewards, and no progress */
  thresholds?: RewardProgressProps['thresholds'] | undefined;
  /** Your own elements in place of those of all parts in the card. */
  render?: OwnElements<'ReferralCard'> | undefined;
}

/**
 * Everything about the current user in one card: their place, their link and ways to share it, the numbers of the link,
 * and with `thresholds` the progress to the next reward. It is made of the kit's exported parts, so for another order
 * or a choice of them write one like it.
 *
 * @example
 * ```tsx
 * <ReferralCard thresholds={[{ referrals: 3, reward: 'A month free' }]} empty={<SignupForm />} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const ReferralCard = forwardRef<HTMLDivElement, ReferralCardProps>(function ReferralCard(
  { pending, empty, error, base, figures, thresholds, render, ...props },
  ref,
) {
  // Until the user is known, each part has a placeholder of its own.
  const card = (
    <div {...props} ref={ref} data-prefinery="referral-card">
      <PrefineryElements render={render}>
        <ListPosition />
        <ReferralLink base={base} />
        <ShareButtons base={base} />
        <ReferralStats figures={figures} />
        {thresholds && <RewardProgress thresholds={thresholds} />}
      </PrefineryElements>
    </div>
  );
  return (
    <Authenticated
      pending={pending === undefined ? card : pending}
      empty={empty}
      error={error}
      render={{ failure: render?.failure, message: render?.message, button: render?.button }}
    >
      {card}
    </Authenticated>
  );
});
