'use client';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import { tryFocus } from './internal/focus.ts';
import { rootOf } from './internal/realm.ts';
import { useMergedRef } from './internal/useMergedRef.ts';
import { wrapMixedTexts } from './internal/wrapTexts.tsx';
import { useTexts } from './texts.ts';

/** The texts of a failed part that has no better text of its own. */
export interface PartFailureTexts {
  /** Shown if the vendor's script could not be loaded. */
  unreachable: ReactNode;
  /** @defaultValue `'Try again'` */
  retry: ReactNode;
}

/** A `<div>`'s props, a message, and how to retry. */
export interface PartFailureProps extends ComponentPropsWithoutRef<'div'> {
  /** The message. @defaultValue the text `unreachable` */
  children?: ReactNode;
  /** Called by the button. Leave it out where a retry cannot help: then there is no button. */
  retry?: (() => void) | undefined;
}

const english: PartFailureTexts = {
  unreachable: 'We could not reach the waitlist. Check your connection or content blocker, then try again.',
  retry: 'Try again',
};

/** Several parts may fail at once: the first one interrupts a screen reader as an alert, the others are polite. */
function announce(failure: HTMLElement | null): void {
  if (!failure) return;
  const first = rootOf(failure).querySelector('[data-prefinery=failure][role=alert]') ?? failure;
  failure.setAttribute('role', failure === first ? 'alert' : 'status');
}

/** Keeps the focus in the part when the button is removed, or in the element around a part that has none of its own. */
function keepFocus(button: HTMLElement): void {
  const part = button.closest<HTMLElement>('[data-prefinery][data-state]');
  // The element belongs to the app, so its `tabindex` is removed on blur.
  if (!part) return void tryFocus(button.parentElement?.parentElement ?? null, { preventScroll: true });
  // Sets the attribute to its current value, so that the element can take the focus.
  part.tabIndex += 0;
  part.focus({ preventScroll: true });
}

/**
 * The failure of a part, with a button that tries again: what the kit's own parts show, for a part of yours. If several
 * parts fail at once, only the first one is an `alert` for screen readers. After a retry the focus stays in the part:
 * in the closest element around it that has `data-prefinery` and `data-state`, otherwise in its parent.
 *
 * It needs no provider, and its texts are in the language of `PrefineryTexts`.
 *
 * @example
 * ```tsx
 * const { status, user, refetch } = useVisitor();
 * if (status === 'error') return <PartFailure retry={refetch}>We could not look up your place.</PartFailure>;
 * return <p>{user?.list_position}</p>;
 * ```
 */
export const PartFailure = forwardRef<HTMLDivElement, PartFailureProps>(function PartFailure(
  { children, retry, ...props },
  ref,
) {
  const text = useTexts('partFailure', english);
  return (
    <div {...props} data-prefinery="failure" ref={useMergedRef(announce, ref)}>
      <p>{children === undefined ? text.unreachable : wrapMixedTexts(children)}</p>
      {retry && (
        <button
          type="button"
          onClick={(event) => {
            keepFocus(event.currentTarget);
            retry();
          }}
        >
          {text.retry}
        </button>
      )}
    </div>
  );
});
