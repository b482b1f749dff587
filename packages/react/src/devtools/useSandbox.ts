'use client';
import { QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askFaults, countFaults, type SandboxFaults, sandboxOf } from './faults.ts';

/** The sandbox that stands for the vendor. */
export interface Sandbox {
  base: string;
  faults: SandboxFaults;
  /** How many things go wrong on purpose. */
  count: number;
  /** Why the last change did not come through. */
  error: Error | null;
  set: (faults: SandboxFaults) => void;
  clear: () => void;
}

// It goes with the panel, so nothing in it needs a timer to be forgotten.
const shared = { networkMode: 'always', retry: false, gcTime: Infinity } as const;

/** The sandbox whose script this is, once it has said so itself; `null` for the hosted service, which is never asked. */
export function useSandbox(scriptUrl: string): Sandbox | null {
  // Not the app's cache: nothing of this is the app's business.
  const [own] = useState(() => new QueryClient({ defaultOptions: { queries: shared, mutations: shared } }));
  const base = sandboxOf(scriptUrl);
  const { data: known } = useQuery(
    { queryKey: [base], queryFn: () => askFaults(base ?? ''), enabled: base !== null },
    own,
  );
  const change = useMutation(
    {
      mutationFn: (faults: SandboxFaults | null) =>
        askFaults(base ?? '', faults ? { method: 'PUT', body: JSON.stringify(faults) } : { method: 'DELETE' }),
      onSuccess: (faults) => own.setQueryData([base], faults),
    },
    own,
  );
  if (base === null || !known) return null;
  // What was chosen stands there while it is on its way.
  const faults = (change.isPending && change.variables) || known;
  return {
    base,
    faults,
    count: countFaults(faults),
    error: change.error,
    set: change.mutate,
    clear: () => change.mutate(null),
  };
}
