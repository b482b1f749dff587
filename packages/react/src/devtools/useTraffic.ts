'use client';
import type { Consent, PrefineryError, ScriptState } from '@prefinery-kit/core';
import { readCalls, subscribeCalls, type TracedCall } from '@prefinery-kit/core/devtools';
import { useSyncExternalStore } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { failuresOf } from './failures.ts';

/** The commands between the page and the vendor's script. */
export interface Traffic {
  script: ScriptState;
  /** Why the script failed. */
  scriptError: PrefineryError | null;
  consent: Consent;
  /** The newest first. */
  calls: readonly TracedCall[];
  /** The number of errors. */
  errors: number;
}

const none: readonly TracedCall[] = [];

/** Only observes: it sends no commands, and loads or retries nothing. */
export function useTraffic({ client }: Kit): Traffic {
  const script = useSyncExternalStore(
    client.subscribe,
    () => client.state,
    () => 'idle' as const,
  );
  const scriptError = useSyncExternalStore(
    client.subscribe,
    () => client.error,
    () => null,
  );
  const consent = useSyncExternalStore(
    client.subscribe,
    () => client.consent,
    () => client.consent,
  );
  const calls = useSyncExternalStore(subscribeCalls, readCalls, () => none);
  const errors = failuresOf(calls).length + (scriptError ? 1 : 0);
  return { script, scriptError, consent, calls, errors };
}
