'use client';
import type { PrefineryError, ScriptState } from '@prefinery-kit/core';
import { useEffect, useSyncExternalStore } from 'react';
import { useKit } from './internal/context.ts';
import { useScriptHint } from './internal/useScriptHint.ts';

/** Where the vendor's script is. */
export interface UseScriptResult {
  /** `idle`, `loading`, `ready`, `failed` or `disabled`; on a server and while hydrating `idle` or `disabled`. */
  status: ScriptState;
  /** Why it failed; `null` with every other status. */
  error: PrefineryError | null;
  /** Tries again after a failure. */
  refetch: () => void;
}

/**
 * Loads the vendor's script, and follows how that goes, to show something else when it is blocked. Once it is there after all, what
 * failed without it is read and drawn again by itself.
 *
 * @example
 * ```tsx
 * const { status, refetch } = useScript();
 * if (status === 'failed') return <button onClick={refetch}>Try again</button>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useScript(): UseScriptResult {
  const kit = useKit('useScript');
  const { client } = kit;
  useScriptHint(client);
  const status = useSyncExternalStore(
    client.subscribe,
    () => client.state,
    () => (client.state === 'disabled' ? 'disabled' : 'idle'),
  );
  // Whoever waits for the script needs it. A failure waits for `refetch`.
  useEffect(() => {
    if (client.state === 'idle') client.load();
  }, [client]);
  return { status, error: status === 'failed' ? client.error : null, refetch: client.load };
}
