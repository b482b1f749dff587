'use client';
import { forwardRef } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useLeaderboard } from './useLeaderboard.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, useTexts } from '../foundation/texts.ts';
import { VendorPage, type VendorPageProps } from './VendorPage.tsx';
import { leaderboardEnglish, type VendorPageTexts } from './texts.ts';

/** A `<div>`'s props, and the slots of a vendor page. */
export interface LeaderboardProps extends VendorPageProps {
  /** Your own texts for the part. */
  texts?: OwnTexts<VendorPageTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'Leaderboard'> | undefined;
}

/**
 * The vendor's Top 10, with the current user highlighted, or in an eleventh row with their true position. Its content
 * is the vendor's own page; size and states around it are the kit's.
 *
 * @example
 * ```tsx
 * <Leaderboard />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const Leaderboard = forwardRef<HTMLDivElement, LeaderboardProps>(function Leaderboard(
  { texts, render, ...props },
  ref,
) {
  useKit('Leaderboard');
  const text = useTexts('leaderboard', leaderboardEnglish, texts);
  const draw = useElements('Leaderboard', render);
  const page = useLeaderboard(text);
  return <VendorPage {...props} ref={ref} part="leaderboard" draw={draw} page={page} failure={text.error} />;
});
