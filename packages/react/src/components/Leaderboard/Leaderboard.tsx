'use client';
import { forwardRef } from 'react';
import { useLeaderboard } from '../../hooks/useLeaderboard.ts';
import { useTexts } from '../../texts.ts';
import { VendorPage, type VendorPageProps, type VendorPageTexts } from '../VendorPage/VendorPage.tsx';

/** A `<div>`'s props, and the slots of a vendor's page. */
export type LeaderboardProps = VendorPageProps;

const english: VendorPageTexts = { error: () => 'The leaderboard could not be shown.' };

/**
 * The vendor's Top 10, with the person who is known here highlighted, or in an eleventh row with their true position.
 * Inside is the vendor's own page; size and states around it are ours.
 *
 * @example
 * ```tsx
 * <Leaderboard />
 * ```
 */
export const Leaderboard = forwardRef<HTMLDivElement, LeaderboardProps>(function Leaderboard(props, ref) {
  const display = useLeaderboard();
  const text = useTexts('leaderboard', english);
  return <VendorPage {...props} ref={ref} part="leaderboard" display={display} failure={text.error} />;
});
