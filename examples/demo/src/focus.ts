import { type RefObject, useEffect, useRef } from 'react';

/** For a heading that takes the focus, because the button that had it is gone. */
export function useTakenFocus(isTaken: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isTaken) heading.current?.focus();
  }, [isTaken]);
  return heading;
}
