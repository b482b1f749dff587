'use client';
import type { Display } from './useDisplay.ts';
import { useVendorPage, type UseVendorPageOptions } from './useVendorPage.ts';

/**
 * The vendor's leaderboard in an element of yours: the ten leading people, and the person who is known here
 * highlighted, or added as an eleventh row with their true position.
 *
 * @example
 * ```tsx
 * const { ref, state, retry } = useLeaderboard();
 * return (
 *   <section aria-busy={state === 'pending'}>
 *     {state === 'error' && <button onClick={retry}>Try again</button>}
 *     <div ref={ref} />
 *   </section>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const useLeaderboard = ({ label = 'Leaderboard' }: UseVendorPageOptions = {}): Display =>
  useVendorPage('useLeaderboard', 'embedLeaderboard', label);
