'use client';
import type { PrefineryError, ScriptState } from '@prefinery-kit/core';
import { useSyncExternalStore } from 'react';
import { useKit } from '../context.ts';

/** Where the vendor's script is. */
export interface Script {
  /** `idle`, `loading`, `ready`, `failed` or `disabled`; on a server and while hydrating `idle` or `disabled`. */
  state: ScriptState;
  /** Why it failed; `null` in every other state. */
  error: PrefineryError | null;
  /** Tries again after a failure. */
  load: () => void;
}

/**
 * Follows the loading of the vendor's script, to show something else when it is blocked. Once it is there after all, what
 * failed without it is read and drawn again by itself.
 *
 * @example
 * ```tsx
 * const { state, load } = useScript();
 * if (state === 'failed') return <button onClick={load}>Try again</button>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useScript(): Script {
  const kit = useKit('useScript');
  const { client } = kit;
  const state = useSyncExternalStore(
    client.subscribe,
    () => client.state,
    () => (client.state === 'disabled' ? 'disabled' : 'idle'),
  );
  return { state, error: state === 'failed' ? client.error : null, load: client.load };
}
