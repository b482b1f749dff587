'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import { useLeaderboard } from '../../hooks/useLeaderboard.ts';

export interface LeaderboardProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /**
   * What to show while the leaderboard is on its way.
   *
   * @defaultValue a quiet placeholder of about its size
   */
  fallback?: ReactNode;
  /**
   * What to show when it could not be drawn.
   *
   * @defaultValue a sentence and a button that tries again
   */
  error?: (error: PrefineryError, retry: () => void) => ReactNode;
}

/**
 * The vendor's Top 10, with the person of this browser session highlighted, or in an eleventh row with their true
 * position. Inside is the vendor's own page; size and states around it are ours.
 *
 * @example
 * ```tsx
 * <Leaderboard />
 * ```
 */
export const Leaderboard = forwardRef<HTMLDivElement, LeaderboardProps>(function Leaderboard(
  { fallback, error: renderError = defaultError, ...props },
  ref,
) {
  const { ref: target, state, error, retry } = useLeaderboard();
  return (
    <div {...props} ref={ref} data-prefinery="leaderboard" data-state={state} aria-busy={state === 'pending'}>
      {state === 'pending' && (fallback ?? <div data-prefinery="placeholder" />)}
      {error && renderError(error, retry)}
      <div ref={target} />
    </div>
  );
});

const defaultError = (_error: PrefineryError, retry: () => void): ReactNode => (
  <div data-prefinery="failure" role="alert">
    <p>The leaderboard could not be shown.</p>
    <button type="button" onClick={retry}>
      Try again
    </button>
  </div>
);
