'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { Authenticated, type AuthenticatedProps } from '../visitor/Authenticated.tsx';
import { ListPosition } from './ListPosition.tsx';
import { ReferralLink } from './ReferralLink.tsx';
import { ReferralStats, type ReferralStatsProps } from './ReferralStats.tsx';
import { RewardProgress, type RewardProgressProps } from './RewardProgress.tsx';
import { ShareButtons } from './ShareButtons.tsx';

export interface ReferralCardProps
  extends
    Omit<ComponentPropsWithoutRef<'div'>, 'children'>,
    Pick<AuthenticatedProps, 'pending' | 'empty' | 'error'>,
    Pick<ReferralStatsProps, 'figures'> {
  /** What there is to earn. @defaultValue no rewards: then there is no progress either */
  thresholds?: RewardProgressProps['thresholds'] | undefined;
}

/**
 * Everything about the person who is known here, in one card: their place, their link and ways to share it, what it has
 * brought them, and with `thresholds` how far it is to the next reward. It is made of the kit's own parts, so for another
 * order or a choice of them write one like it.
 *
 * @example
 * ```tsx
 * <ReferralCard thresholds={[{ referrals: 3, reward: 'A month free' }]} empty={<SignupForm />} />
 * ```
 *
 * @throws `PrefineryError` with code `invalid_thresholds` that names the one that is wrong, and with code `no_provider` outside
 * a `PrefineryProvider`.
 */
export const ReferralCard = forwardRef<HTMLDivElement, ReferralCardProps>(function ReferralCard(
  { pending, empty, error, figures, thresholds, ...props },
  ref,
) {
  // While nothing is known, the parts hold their places themselves.
  const card = (
    <div {...props} ref={ref} data-prefinery="referral-card">
      <ListPosition />
      <ReferralLink />
      <ShareButtons />
      <ReferralStats figures={figures} />
      {thresholds && <RewardProgress thresholds={thresholds} />}
    </div>
  );
  return (
    <Authenticated pending={pending === undefined ? card : pending} empty={empty} error={error}>
      {card}
    </Authenticated>
  );
});
