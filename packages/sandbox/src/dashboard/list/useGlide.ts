import { type RefObject, useLayoutEffect, useRef } from 'react';

/** How long a row takes to its new place, in ms. */
const duration = 600;
const easing = 'cubic-bezier(0.2, 0.8, 0.2, 1)';

const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Lets the rows of a list glide from where they were to where they are, whenever their order changes. Rows are known by
 * `data-key`. Where less motion is wanted, they change at once.
 * @param followed the key of a row that is scrolled into view when it moves; `null`: none
 */
export function useGlide(list: RefObject<HTMLElement | null>, followed: string | null): void {
  const places = useRef(new Map<string, number>());

  useLayoutEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
    const before = places.current;
    // Where a row is going, and not where it is on its way there.
    const now = new Map(rows.map((row) => [row.dataset['key'] ?? '', row.offsetTop]));
    places.current = now;
    const moved = followed !== null && before.has(followed) && before.get(followed) !== now.get(followed);
    if (moved) {
      list.current
        ?.querySelector(`[data-key="${CSS.escape(followed)}"]`)
        ?.scrollIntoView({ block: 'center', behavior: calm.matches ? 'instant' : 'smooth' });
    }
    if (before.size === 0 || calm.matches) return;
    for (const row of rows) {
      const key = row.dataset['key'] ?? '';
      const [from, to] = [before.get(key), now.get(key)];
      if (to === undefined) continue;
      if (from === undefined) {
        row.animate([{ opacity: 0, translate: '0 -8px' }, {}], { duration, easing });
      } else if (from !== to) {
        // One that still glides goes on from where it is seen.
        const [, seen = '0'] = getComputedStyle(row).translate.split(' ');
        for (const animation of row.getAnimations()) animation.cancel();
        const start = from - to + Number.parseFloat(seen);
        row.animate([{ translate: `0 ${start}px` }, { translate: '0 0' }], { duration, easing });
      }
    }
    // After every drawing: only rows that have moved since the last one are animated.
  });
}
