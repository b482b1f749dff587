'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useEffect, useRef, useState } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { useRecovery } from '../foundation/internal/useRecovery.ts';
import { useStableHeight } from './internal/useStableHeight.ts';

/** Draws a vendor page into an element. Keep its identity while it draws the same page. */
export type Draw = (target: Element, signal: AbortSignal) => Promise<unknown>;

/** The state of a vendor page. */
export interface UseVendorPageResult {
  /** For the element that the page is drawn into. React must render nothing in it. */
  ref: (element: HTMLDivElement | null) => void;
  status: 'pending' | 'success' | 'error';
  /** Why it could not be drawn, while the status is `error`. */
  error: PrefineryError | null;
  /** Draws again. */
  refetch: () => void;
}

interface Attempt {
  draw: Draw;
  attempt: number;
}

interface Drawing extends Attempt {
  container: Element;
}

interface Outcome extends Attempt {
  error: PrefineryError | null;
}

/**
 * Draws a vendor page into an element: when the element mounts, and again when `draw` changes. It removes the page on
 * unmount. Another `draw` removes the old page at once, because it may belong to another user. `null` waits, and
 * `undefined` means that there is no page. A page that failed without the script is drawn again once the script has
 * loaded. Pages of one `kind` have about the same height. Frames get the title `label`.
 */
export function useDrawnPage(
  kit: Kit,
  kind: string,
  draw: Draw | null | undefined,
  label: string,
): UseVendorPageResult {
  const { container, ref, keepHeight } = useStableHeight(kind);
  /** The page in the element. It survives effects that React ends and starts again, as `<Activity>` does. */
  const drawn = useRef<Drawing | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  // Some of the vendor's scripts set no title on the frame, and none sets it in the page's language.
  useEffect(() => {
    if (!container) return;
    const setTitles = () => container.querySelectorAll('iframe').forEach((frame) => (frame.title = label));
    const observer = new MutationObserver(setTitles);
    observer.observe(container, { childList: true, subtree: true });
    setTitles();
    return () => observer.disconnect();
  }, [container, label]);

  useEffect(() => {
    if (!container) return;
    const before = drawn.current;
    if (before?.container === container && before.draw === draw && before.attempt === attempt) return;
    // Prevents layout shift below the page.
    if (draw === undefined) container.style.removeProperty('min-block-size');
    else keepHeight();
    if (before && before.draw !== draw) {
      container.replaceChildren();
      drawn.current = null;
    }
    if (!draw) return;
    const stop = new AbortController();
    // Each drawing has its own child element: a late change of the vendor's script is removed with it.
    const target = container.appendChild(document.createElement('div'));
    target.dataset['state'] = 'pending';

    const succeed = () => {
      // A late success would remove the page that followed.
      if (stop.signal.aborted) return;
      target.dataset['state'] = 'success';
      for (const child of [...container.children]) if (child !== target) child.remove();
      drawn.current = { container, draw, attempt };
      setOutcome({ draw, attempt, error: null });
    };
    draw(target, stop.signal).then(succeed, (error: PrefineryError) => {
      if (stop.signal.aborted) return;
      // The vendor does not always call back, so a timeout with content counts as drawn.
      if (error.code === 'timeout' && target.hasChildNodes()) return succeed();
      // The old page may belong to another user.
      container.replaceChildren();
      drawn.current = null;
      setOutcome({ draw, attempt, error });
    });

    return () => {
      stop.abort();
      if (target.dataset['state'] === 'pending') target.remove();
    };
  }, [container, keepHeight, draw, attempt]);

  const isOld = outcome?.draw !== draw || outcome?.attempt !== attempt;
  const error = isOld ? null : (outcome?.error ?? null);
  useRecovery(kit, error, () => setAttempt(attempt + 1));

  const isDrawn = outcome?.draw === draw && !outcome?.error;
  return {
    ref,
    status: error ? 'error' : isDrawn ? 'success' : 'pending',
    error,
    refetch: () => setAttempt(attempt + 1),
  };
}
