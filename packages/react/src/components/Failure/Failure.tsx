'use client';
import type { ReactNode } from 'react';

interface FailureProps {
  /** What happened. @defaultValue that the script is out of reach */
  children?: ReactNode;
  retry?: (() => void) | undefined;
}

const unreachable = 'We could not reach the waitlist. Check your connection or content blocker, then try again.';

/** What every part says when it failed, with a way to try again where that can help. */
export const Failure = ({ children = unreachable, retry }: FailureProps) => (
  <div data-prefinery="failure" role="alert">
    <p>{children}</p>
    {retry && (
      <button type="button" onClick={retry}>
        Try again
      </button>
    )}
  </div>
);
