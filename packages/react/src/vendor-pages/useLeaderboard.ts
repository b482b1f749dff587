'use client';
import type { UseVendorPageResult } from './useDrawnPage.ts';
import { useVendorPage, type UseVendorPageOptions } from './useVendorPage.ts';

/** How the leaderboard is shown. */
export type UseLeaderboardOptions = UseVendorPageOptions;

/** The state of the leaderboard. */
export type UseLeaderboardResult = UseVendorPageResult;

/**
 * The vendor's leaderboard in an element of yours: the ten leading users, with the current user highlighted, or added
 * as an eleventh row with their true position.
 *
 * @example
 * ```tsx
 * const { ref, status, refetch } = useLeaderboard();
 * return (
 *   <section aria-busy={status === 'pending'}>
 *     {status === 'error' && <button onClick={refetch}>Try again</button>}
 *     <div ref={ref} />
 *   </section>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const useLeaderboard = ({ label = 'Leaderboard' }: UseLeaderboardOptions = {}): UseLeaderboardResult =>
  useVendorPage('useLeaderboard', 'embedLeaderboard', label);
