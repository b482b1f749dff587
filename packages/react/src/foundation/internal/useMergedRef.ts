'use client';
import { type Ref, useCallback, useState } from 'react';

/** Sets a ref, and returns the function that clears it. */
function setRef<T>(ref: Ref<T> | undefined, element: T): () => void {
  if (typeof ref === 'function') {
    const cleanup = ref(element);
    return typeof cleanup === 'function' ? cleanup : () => void ref(null);
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
  const [cleanups] = useState<(() => void)[]>(() => []);
  return useCallback(
    (element: T | null) => {
      for (const cleanup of cleanups.splice(0)) cleanup();
      if (element) cleanups.push(setRef(one, element), setRef(other, element));
    },
    [cleanups, one, other],
  );
}
