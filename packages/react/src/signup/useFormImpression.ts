'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useKit } from '../foundation/internal/context.ts';
import { formImpressionQuery } from '../foundation/internal/queries.ts';
import { useScriptHint } from '../foundation/internal/useScriptHint.ts';

/** When the impression is sent. */
export interface UseFormImpressionOptions {
  /** `false` waits, for a form that is not in view yet. @defaultValue true */
  enabled?: boolean | undefined;
}

/** What TanStack Query's `useQuery` returns. */
export type UseFormImpressionResult = UseQueryResult<boolean, PrefineryError>;

/**
 * Tells the campaign that a signup form is on the page, so that its conversion rate is right. `SignupForm` does this by
 * itself; use it beside a form of your own. It is sent once a page, however many forms there are and however often
 * they mount; the vendor counts it once a visitor. Where the vendor's script comes only after a failure, it is sent then, and
 * what else could not be read is read again.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useFormImpression({ enabled = true }: UseFormImpressionOptions = {}): UseFormImpressionResult {
  const kit = useKit('useFormImpression');
  useScriptHint(kit.client);
  return useQuery({ ...formImpressionQuery(kit), enabled }, kit.queryClient);
}
