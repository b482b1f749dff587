'use client';
import type { PrefineryError, ScriptState } from '@prefinery-kit/core';
import { useEffect, useSyncExternalStore } from 'react';
import { useKit } from './internal/context.ts';
import { useEarlyScript } from './internal/useEarlyScript.ts';

/** The state of the vendor's script. */
export interface UseScriptResult {
  /** `idle`, `loading`, `ready`, `failed` or `disabled`; on a server and while hydrating `idle` or `disabled`. */
  status: ScriptState;
  /** Why it failed; `null` with every other status. */
  error: PrefineryError | null;
  /** Retries after a failure. */
  refetch: () => void;
}

/**
 * Loads the vendor's script and follows its state, to show something else when it is blocked. Once it has loaded after
 * a failure, queries and vendor pages that failed without it are retried by themselves.
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
  useEarlyScript(client);
  const status = useSyncExternalStore(
    client.subscribe,
    () => client.state,
    () => (client.state === 'disabled' ? 'disabled' : 'idle'),
  );
  // Reading the state loads the script. A failure is retried only by `refetch`.
  useEffect(() => {
    if (client.state === 'idle') client.load();
  }, [client]);
  return { status, error: status === 'failed' ? client.error : null, refetch: client.load };
}
