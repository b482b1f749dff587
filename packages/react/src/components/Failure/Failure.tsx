'use client';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts.ts';

/** What every part says when it failed, unless it knows better. */
export interface FailureTexts {
  /** What happened where the vendor's script is out of reach. */
  unreachable: ReactNode;
  /** @defaultValue `'Try again'` */
  retry: ReactNode;
}

interface FailureProps {
  /** What happened. @defaultValue that the script is out of reach */
  children?: ReactNode;
  retry?: (() => void) | undefined;
}

const english: FailureTexts = {
  unreachable: 'We could not reach the waitlist. Check your connection or content blocker, then try again.',
  retry: 'Try again',
};

/** What every part says when it failed, with a way to try again where that can help. */
export function Failure({ children, retry }: FailureProps) {
  const text = useTexts('failure', english);
  return (
    <div data-prefinery="failure" role="alert">
      <p>{children ?? text.unreachable}</p>
      {retry && (
        <button type="button" onClick={retry}>
          {text.retry}
        </button>
      )}
    </div>
  );
}
