'use client';
import { type RefObject, useCallback, useEffect, useRef } from 'react';

interface Room {
  /** The element, while it is in the page. */
  owner: RefObject<HTMLDivElement | null>;
  /** Hands it over. */
  ref: (element: HTMLDivElement | null) => void;
  /** Keeps the height of the page that stands there, whatever takes its place. */
  hold: () => void;
}

/** How tall the last page of each kind was when its element left, and how wide the window was. */
const last: Record<string, { height: number; width: number }> = {};

/**
 * An element for pages that come and go. Back on the screen, it has at once the height that its last page had. In a window of
 * another width a page has another height, so there nothing is held.
 */
export function useRoom(kind: string): Room {
  const owner = useRef<HTMLDivElement | null>(null);
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      // A closed dialog has no height.
      const height = owner.current?.firstElementChild?.clientHeight;
      if (height) last[kind] = { height, width: innerWidth };
      const known = last[kind];
      if (element && known?.width === innerWidth) element.style.minBlockSize = `${known.height}px`;
      owner.current = element;
    },
    [kind],
  );
  const hold = useCallback(() => {
    const { current: element } = owner;
    if (element?.firstElementChild) element.style.minBlockSize = `${element.clientHeight}px`;
  }, []);

  useEffect(() => {
    let width = innerWidth;
    const release = () => {
      // A phone's keyboard makes the window less high, and no page narrower.
      if (innerWidth !== width && owner.current) owner.current.style.minBlockSize = '';
      width = innerWidth;
    };
    addEventListener('resize', release);
    return () => removeEventListener('resize', release);
  }, []);
  return { owner, ref, hold };
}
