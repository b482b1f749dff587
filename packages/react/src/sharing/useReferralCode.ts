'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { referralCodeQuery } from '../foundation/internal/queries.ts';
import { useUser } from '../visitor/useUser.ts';

/** What TanStack Query's `useQuery` returns. */
export type UseReferralCodeResult = UseQueryResult<string | null, PrefineryError>;

/**
 * The referral code of the user of this browser session, or `null` for an anonymous visitor.
 *
 * @example
 * ```tsx
 * const { data: code } = useReferralCode();
 * if (code) return <p>Your code is {code}.</p>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useReferralCode(): UseReferralCodeResult {
  const kit = useKit('useReferralCode');
  const readIsKnown = () => kit.client.session.state.user !== undefined;
  const isKnown = useSyncExternalStore(kit.client.session.subscribe, readIsKnown, () => false);
  useUser();
  return useQuery({ ...referralCodeQuery(kit), enabled: isKnown }, kit.queryClient);
}
