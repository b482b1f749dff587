'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useUser } from './useUser.ts';

/** How fresh the numbers are to be. */
export interface UseFreshUserOptions {
  /** How long to wait between two reads, in ms. */
  interval: number;
}

/**
 * The same as `useUser`, read again and again while the page is in view. Use it in one place: every part of the page shows
 * what was read, and what it cannot read leaves the last numbers in place. Nothing is read in a hidden tab, where nobody is
 * known, or where the script is blocked. Returning to the tab reads again without it, when the last answer is older than a
 * minute.
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
export const useFreshUser = ({ interval }: UseFreshUserOptions): UseQueryResult<User | null, PrefineryError> =>
  useUser({
    // What could not be read at all waits for a "try again": each failure would take the message off the screen and put it back.
    refetchInterval: ({ state }) => !!state.data && state.error?.code !== 'script_failed' && interval,
  });
