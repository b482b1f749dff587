'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useEffect, useRef, useState } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { useRecovery } from '../foundation/internal/useRecovery.ts';
import { useRoom } from './internal/useRoom.ts';

/** Draws a vendor page into an element. Keep its identity as long as the same page is meant. */
export type Draw = (target: Element, signal: AbortSignal) => Promise<unknown>;

/** Where the drawing of a vendor page is. */
export interface UseVendorPageResult {
  /** For the element that the page is drawn into. React must draw nothing in it. */
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
  owner: Element;
}

interface Outcome extends Attempt {
  error: PrefineryError | null;
}

/**
 * Owns an element that the vendor draws into: draws when it is there, again when `draw` changes, and leaves nothing
 * behind. With another `draw` the old page leaves at once, because it may be another user's. `null` waits, and
 * `undefined` is that there is no page. What failed with the script is drawn again once the script is there. Pages of one
 * `kind` are about as tall as each other. Frames are called `label`.
 */
export function useDisplay(kit: Kit, kind: string, draw: Draw | null | undefined, label: string): UseVendorPageResult {
  const { owner, ref, hold } = useRoom(kind);
  /** What stands in the element. React hides a page by ending its effects, and shows it again by beginning them. */
  const drawn = useRef<Drawing | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  // Not every script of the vendor's says what its frame is, and none in the page's language.
  useEffect(() => {
    if (!owner) return;
    const name = () => owner.querySelectorAll('iframe').forEach((frame) => (frame.title = label));
    const observer = new MutationObserver(name);
    observer.observe(owner, { childList: true, subtree: true });
    name();
    return () => observer.disconnect();
  }, [owner, label]);

  useEffect(() => {
    if (!owner) return;
    const before = drawn.current;
    if (before?.owner === owner && before.draw === draw && before.attempt === attempt) return;
    // What is below does not move up, and down again.
    if (draw === undefined) owner.style.removeProperty('min-block-size');
    else hold();
    if (before && before.draw !== draw) {
      owner.replaceChildren();
      drawn.current = null;
    }
    if (!draw) return;
    const stop = new AbortController();
    // A fresh child for each drawing: whatever the vendor does to it ends with it.
    const target = owner.appendChild(document.createElement('div'));
    target.dataset['state'] = 'pending';

    const succeed = () => {
      // What comes late would take the next page away.
      if (stop.signal.aborted) return;
      target.dataset['state'] = 'success';
      for (const child of [...owner.children]) if (child !== target) child.remove();
      drawn.current = { owner, draw, attempt };
      setOutcome({ draw, attempt, error: null });
    };
    draw(target, stop.signal).then(succeed, (error: PrefineryError) => {
      if (stop.signal.aborted) return;
      // The vendor promises no callback: what stands there has been drawn.
      if (error.code === 'timeout' && target.hasChildNodes()) return succeed();
      // The old page may be another person's.
      owner.replaceChildren();
      drawn.current = null;
      setOutcome({ draw, attempt, error });
    });

    return () => {
      stop.abort();
      if (target.dataset['state'] === 'pending') target.remove();
    };
  }, [owner, hold, draw, attempt]);

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
