'use client';
import { useKit } from '../foundation/internal/context.ts';
import { warnOnce } from '../foundation/internal/refuseUnknown.ts';
import { useUser, type UseUserResult } from './useUser.ts';

/** How often the numbers are read again. */
export interface UseFreshUserOptions {
  /**
   * How long to wait between two reads, in ms. The least is 1000. In development the console has a warning of one below,
   * which may be meant in seconds.
   */
  interval: number;
}

/** The shortest interval, in ms. */
const MIN_INTERVAL = 1000;

/** What TanStack Query's `useQuery` returns. */
export type UseFreshUserResult = UseUserResult;

/**
 * The same as `useUser`, read again and again while the page is in view. Use it in one place: all parts of the page
 * show the new numbers, and a failed read keeps the last ones. Nothing is read in a hidden tab, for an anonymous
 * visitor, or while the script is blocked. Returning to the tab reads again without this hook, if the last answer is
 * older than a minute.
 *
 * @example
 * ```tsx
 * function Waitlist() {
 *   useFreshUser({ interval: 30_000 });
 *   return <ListPosition />;
 * }
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useFreshUser({ interval }: UseFreshUserOptions): UseFreshUserResult {
  useKit('useFreshUser');
  if (process.env.NODE_ENV !== 'production' && !(interval >= MIN_INTERVAL)) {
    const about = `interval is ${interval}, so it is ${MIN_INTERVAL}. Give it in ms: 30 seconds are 30_000.`;
    warnOnce('useFreshUser', about);
  }
  return useUser({
    // Independent of the default options of the app's QueryClient.
    refetchOnWindowFocus: true,
    // If no read has succeeded yet, the interval stops: each failure would remove the message and show it again.
    // Retries are up to the visitor.
    refetchInterval: ({ state }) =>
      !!state.data && state.error?.code !== 'script_failed' && (interval >= MIN_INTERVAL ? interval : MIN_INTERVAL),
  });
}
