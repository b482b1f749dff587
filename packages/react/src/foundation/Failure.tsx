'use client';
import type { ReactNode } from 'react';
import { take } from './internal/focus.ts';
import { rootOf } from './internal/realm.ts';
import { useTexts } from './texts.ts';

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

/** Where a page loses several parts at once, one of them interrupts, and the others wait for their turn. */
function announce(failure: HTMLElement | null): void {
  if (!failure) return;
  const first = rootOf(failure).querySelector('[data-prefinery=failure][role=alert]') ?? failure;
  failure.setAttribute('role', failure === first ? 'alert' : 'status');
}

/** The button goes. Whoever pressed it stays in the part, or right around what has no element of its own. */
function stay(button: HTMLElement): void {
  const part = button.closest<HTMLElement>('[data-prefinery][data-state]');
  // An element of the app's keeps no attribute of ours.
  if (!part) return void take(button.parentElement?.parentElement ?? null, { preventScroll: true });
  // The same as before, but written down: so it can take the focus.
  part.tabIndex += 0;
  part.focus({ preventScroll: true });
}

/** What every part says when it failed, with a way to try again where that can help. */
export function Failure({ children, retry }: FailureProps) {
  const text = useTexts('failure', english);
  return (
    <div data-prefinery="failure" ref={announce}>
      <p>{children ?? text.unreachable}</p>
      {retry && (
        <button
          type="button"
          onClick={(event) => {
            stay(event.currentTarget);
            retry();
          }}
        >
          {text.retry}
        </button>
      )}
    </div>
  );
}
