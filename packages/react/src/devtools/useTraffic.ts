'use client';
import type { Consent, PrefineryError, ScriptState } from '@prefinery-kit/core';
import { readCalls, subscribeCalls, type TracedCall } from '@prefinery-kit/core/devtools';
import { useSyncExternalStore } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { failuresOf } from './failures.ts';

/** What goes on between the page and the vendor's script. */
export interface Traffic {
  script: ScriptState;
  /** Why the script does not come. */
  scriptError: PrefineryError | null;
  consent: Consent;
  /** The newest first. */
  calls: readonly TracedCall[];
  /** How many errors there are to look at. */
  errors: number;
}

const none: readonly TracedCall[] = [];

/** Watches, and does nothing else: no query is made, and nothing is loaded or tried again because somebody looks. */
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
