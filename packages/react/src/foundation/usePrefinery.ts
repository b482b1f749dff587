'use client';
import type { Prefinery } from '@prefinery-kit/core';
import { useKit } from './internal/context.ts';

/**
 * The client of the provider above, for a command that no other hook covers. It is the same object on every render.
 *
 * @example
 * ```tsx
 * const { load } = usePrefinery();
 * return <button onClick={load}>Try again</button>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function usePrefinery(): Prefinery {
  const kit = useKit('usePrefinery');
  return kit.client;
}
