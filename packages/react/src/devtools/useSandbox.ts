'use client';
import { QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askFaults, countFaults, type FaultChanges, type SandboxFaults, sandboxOf, withChanges } from './faults.ts';

/** The sandbox in place of the vendor. */
export interface Sandbox {
  base: string;
  faults: SandboxFaults;
  /** The number of faults. */
  count: number;
  /** Why the last change failed. */
  error: Error | null;
  /** Changes these faults, and no other: somebody else may set them, too. */
  set: (changes: FaultChanges) => void;
  clear: () => void;
}

// It is private to the panel and garbage collected with it, so it needs no timers.
const shared = { networkMode: 'always', retry: false, gcTime: Infinity } as const;

/** The sandbox of this script, once it has answered; `null` for the hosted service, which is never asked. */
export function useSandbox(scriptUrl: string): Sandbox | null {
  // Not the app's cache: this data is only for the devtools.
  const [own] = useState(() => new QueryClient({ defaultOptions: { queries: shared, mutations: shared } }));
  const base = sandboxOf(scriptUrl);
  const { data: known } = useQuery(
    { queryKey: [base], queryFn: () => askFaults(base ?? ''), enabled: base !== null },
    own,
  );
  const change = useMutation(
    {
      mutationFn: (changes: FaultChanges | null) =>
        askFaults(base ?? '', changes ? { method: 'PATCH', body: JSON.stringify(changes) } : { method: 'DELETE' }),
      onSuccess: (faults) => own.setQueryData([base], faults),
    },
    own,
  );
  if (base === null || !known) return null;
  // Shows the chosen faults while the request is in flight.
  const faults = change.isPending && change.variables ? withChanges(known, change.variables) : known;
  return {
    base,
    faults,
    count: countFaults(faults),
    error: change.error,
    set: change.mutate,
    clear: () => change.mutate(null),
  };
}
