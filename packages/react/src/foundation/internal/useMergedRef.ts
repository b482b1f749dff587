'use client';
import { type Ref, useCallback, useState } from 'react';

/** Sets a ref, and returns the function that clears it. */
function hand<T>(ref: Ref<T> | undefined, element: T): () => void {
  if (typeof ref === 'function') {
    const end = ref(element);
    return typeof end === 'function' ? end : () => void ref(null);
  }
  if (ref) ref.current = element;
  return () => {
    if (ref) ref.current = null;
  };
}

/** One ref callback that sets two refs. */
export function useMergedRef<T>(one: Ref<T> | undefined, other: Ref<T> | undefined): (element: T | null) => void {
  // React 18 ignores a function that a ref callback returns, and calls with `null` instead, as React 19 does without
  // one.
  const [ends] = useState<(() => void)[]>(() => []);
  return useCallback(
    (element: T | null) => {
      for (const end of ends.splice(0)) end();
      if (element) ends.push(hand(one, element), hand(other, element));
    },
    [ends, one, other],
  );
}
