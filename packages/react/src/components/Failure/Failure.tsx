'use client';
import type { ReactNode } from 'react';

interface FailureProps {
  /** What happened. */
  children: ReactNode;
  retry?: (() => void) | undefined;
}

/** What every part says when it failed, with a way to try again where that can help. */
export const Failure = ({ children, retry }: FailureProps) => (
  <div data-prefinery="failure" role="alert">
    <p>{children}</p>
    {retry && (
      <button type="button" onClick={retry}>
        Try again
      </button>
    )}
  </div>
);
