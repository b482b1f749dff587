'use client';
import { type Ref, useCallback, useState } from 'react';

/** Hands an element to a ref, and answers what React calls when it goes. */
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

/** One ref for an element that two want to have. */
export function useMergedRef<T>(one: Ref<T> | undefined, other: Ref<T> | undefined): (element: T | null) => void {
  // React 18 knows no function that ends a ref, and calls with `null`; so does React 19 where none is answered.
  const [ends] = useState<(() => void)[]>(() => []);
  return useCallback(
    (element: T | null) => {
      for (const end of ends.splice(0)) end();
      if (element) ends.push(hand(one, element), hand(other, element));
    },
    [ends, one, other],
  );
}
