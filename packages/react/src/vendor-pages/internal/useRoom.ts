'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

interface Room {
  /** The element, while it is in the page. It may come later than the component, and another may take its place. */
  owner: HTMLDivElement | null;
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
  const [owner, setOwner] = useState<HTMLDivElement | null>(null);
  const current = useRef<HTMLDivElement | null>(null);
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      // A closed dialog has no height.
      const height = current.current?.firstElementChild?.clientHeight;
      if (height) last[kind] = { height, width: innerWidth };
      const known = last[kind];
      if (element && known?.width === innerWidth) element.style.minBlockSize = `${known.height}px`;
      current.current = element;
      setOwner(element);
    },
    [kind],
  );
  const hold = useCallback(() => {
    const element = current.current;
    if (element?.firstElementChild) element.style.minBlockSize = `${element.clientHeight}px`;
  }, []);

  useEffect(() => {
    if (!owner) return undefined;
    let width = innerWidth;
    const release = () => {
      // A phone's keyboard makes the window less high, and no page narrower.
      if (innerWidth !== width) owner.style.minBlockSize = '';
      width = innerWidth;
    };
    addEventListener('resize', release);
    return () => removeEventListener('resize', release);
  }, [owner]);
  return { owner, ref, hold };
}
