'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useKit } from '../foundation/internal/context.ts';
import { referrerCodeQuery } from '../foundation/internal/queries.ts';
import { useEarlyScript } from '../foundation/internal/useEarlyScript.ts';

/** What TanStack Query's `useQuery` returns. */
export type UseReferrerCodeResult = UseQueryResult<string | null, PrefineryError>;

/**
 * The referral code of the user who referred this visitor, or `null` without a referrer.
 *
 * @example
 * ```tsx
 * const { data: code } = useReferrerCode();
 * if (code) return <p>A friend sent you.</p>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useReferrerCode(): UseReferrerCodeResult {
  const kit = useKit('useReferrerCode');
  useEarlyScript(kit.client);
  return useQuery(referrerCodeQuery(kit), kit.queryClient);
}
