'use client';
import { type RefObject, useCallback, useRef } from 'react';

interface Room {
  /** The element, while it is in the page. */
  owner: RefObject<HTMLDivElement | null>;
  /** Hands it over. */
  ref: (element: HTMLDivElement | null) => void;
  /** Keeps the height of the page that stands there, whatever takes its place. */
  hold: () => void;
}

/** How tall the last page of each kind was when its element left. */
const heights: Record<string, number> = {};

/** An element for pages that come and go. Back on the screen, it has at once the height that its last page had. */
export function useRoom(kind: string): Room {
  const owner = useRef<HTMLDivElement | null>(null);
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      // A closed dialog has no height.
      const height = owner.current?.firstElementChild?.clientHeight || (heights[kind] ?? 0);
      heights[kind] = height;
      if (element) element.style.minBlockSize = `${height}px`;
      owner.current = element;
    },
    [kind],
  );
  const hold = useCallback(() => {
    const { current: element } = owner;
    if (element?.firstElementChild) element.style.minBlockSize = `${element.clientHeight}px`;
  }, []);
  return { owner, ref, hold };
}
