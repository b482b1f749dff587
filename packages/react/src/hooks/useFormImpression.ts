'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useKit } from '../context.ts';

/**
 * Tells the campaign that a signup form is on the page, so that its conversion rate is right. `SignupForm` does this by
 * itself; use it beside a form of your own. It is sent once a page, however many forms there are and however often
 * they mount; the vendor counts it once a visitor.
 *
 * @param options - `enabled: false` waits, for a form that is not in view yet
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useFormImpression({ enabled = true }: { enabled?: boolean } = {}): UseQueryResult<
  boolean,
  PrefineryError
> {
  const { queries, queryClient } = useKit('useFormImpression');
  return useQuery({ ...queries.formImpression, enabled }, queryClient);
}
