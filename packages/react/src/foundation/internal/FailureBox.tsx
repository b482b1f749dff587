'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { partFailureEnglish } from '../partFailureTexts.ts';
import { useTexts } from '../texts.ts';
import { tryFocus } from './focus.ts';
import { rootOf } from './realm.ts';
import type { Draw } from './useElements.tsx';
import { useMergedRef } from './useMergedRef.ts';
import { wrapMixedTexts } from './wrapTexts.tsx';

interface FailureBoxProps extends ComponentPropsWithoutRef<'div'> {
  draw: Draw<'failure' | 'message' | 'button'>;
  retry?: (() => void) | undefined;
}

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

/** What `PartFailure` shows, drawn with the elements of the part that has failed. */
export const FailureBox = forwardRef<HTMLDivElement, FailureBoxProps>(function FailureBox(
  { draw, children, retry, ...props },
  ref,
) {
  const text = useTexts('partFailure', partFailureEnglish);
  const merged = useMergedRef(announce, ref);
  return draw(
    'failure',
    <div {...props} data-prefinery="failure" ref={merged}>
      {draw('message', <p>{wrapMixedTexts(children ?? text.unreachable)}</p>)}
      {retry &&
        draw(
          'button',
          <button
            type="button"
            onClick={(event) => {
              keepFocus(event.currentTarget);
              retry();
            }}
          >
            {text.retry}
          </button>,
        )}
    </div>,
  );
});
