'use client';
import type { Prefinery } from '@prefinery-kit/core';
import { useKit } from '../context.ts';

/**
 * The client of the provider above, for the rare call that no other hook covers. It is the same object on every render.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function usePrefinery(): Prefinery {
  return useKit('usePrefinery').client;
}
