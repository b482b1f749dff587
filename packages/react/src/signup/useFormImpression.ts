'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useKit } from '../foundation/internal/context.ts';
import { formImpressionQuery } from '../foundation/internal/queries.ts';
import { useEarlyScript } from '../foundation/internal/useEarlyScript.ts';

/** When the impression is sent. */
export interface UseFormImpressionOptions {
  /** `false` waits, for example for a form that is not in view yet. @defaultValue true */
  enabled?: boolean | undefined;
}

/** What TanStack Query's `useQuery` returns. */
export type UseFormImpressionResult = UseQueryResult<boolean, PrefineryError>;

/**
 * Records in the campaign that a signup form was shown, so that its conversion rate is right. `SignupForm` does this by
 * itself; use it beside a form of your own. It is sent once per page, however many forms there are and however often
 * they mount; the vendor counts it once per visitor. If the vendor's script loads only after a failure, the impression
 * is sent then, and other failed queries are refetched.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useFormImpression({ enabled = true }: UseFormImpressionOptions = {}): UseFormImpressionResult {
  const kit = useKit('useFormImpression');
  useEarlyScript(kit.client);
  return useQuery({ ...formImpressionQuery(kit), enabled }, kit.queryClient);
}
