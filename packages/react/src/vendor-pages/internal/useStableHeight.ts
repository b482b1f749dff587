'use client';
import { useCallback, useEffect, useRef, useState } from 'react';

interface StableHeight {
  /** The element, while it is mounted. It may mount later than the component, and be replaced. */
  container: HTMLDivElement | null;
  /** Sets the element. */
  ref: (element: HTMLDivElement | null) => void;
  /** Fixes the current height of the element, while its content is replaced. */
  keepHeight: () => void;
}

/** The height of the last page of each kind when its element unmounted, and the width of the window. */
const lastHeights: Record<string, { height: number; width: number }> = {};

/**
 * An element that keeps its height while vendor pages are drawn into it, to prevent layout shift. When it mounts again,
 * it has the height of its last page at once, unless the width of the window has changed: then the page has another
 * height.
 */
export function useStableHeight(kind: string): StableHeight {
  const [container, setOwner] = useState<HTMLDivElement | null>(null);
  const current = useRef<HTMLDivElement | null>(null);
  const ref = useCallback(
    (element: HTMLDivElement | null) => {
      // A closed dialog has no height.
      const height = current.current?.firstElementChild?.clientHeight;
      if (height) lastHeights[kind] = { height, width: innerWidth };
      const known = lastHeights[kind];
      if (element && known?.width === innerWidth) element.style.minBlockSize = `${known.height}px`;
      current.current = element;
      setOwner(element);
    },
    [kind],
  );
  const keepHeight = useCallback(() => {
    const element = current.current;
    if (element?.firstElementChild) element.style.minBlockSize = `${element.clientHeight}px`;
  }, []);

  useEffect(() => {
    if (!container) return undefined;
    let width = innerWidth;
    const release = () => {
      // The on-screen keyboard of a phone changes only the height of the window, not the layout.
      if (innerWidth !== width) container.style.minBlockSize = '';
      width = innerWidth;
    };
    addEventListener('resize', release);
    return () => removeEventListener('resize', release);
  }, [container]);
  return { container, ref, keepHeight };
}
