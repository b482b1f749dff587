'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { useKit } from '../foundation/internal/context.ts';
import { userQuery } from '../foundation/internal/queries.ts';
import { useEarlyScript } from '../foundation/internal/useEarlyScript.ts';

/** TanStack Query's options that make sense for `useUser`. */
export type UseUserOptions<Data = User | null> = Pick<
  UseQueryOptions<User | null, PrefineryError, Data>,
  'enabled' | 'refetchInterval' | 'refetchOnWindowFocus' | 'select' | 'staleTime'
>;

/** What TanStack Query's `useQuery` returns. */
export type UseUserResult<Data = User | null> = UseQueryResult<Data, PrefineryError>;

/**
 * The user of this browser session, or `null` for an anonymous visitor. However many components use it, the service is
 * asked once; after a signup it has the new user without another command.
 *
 * If the script fails or is blocked, it has an `error` and does not wait for ever.
 *
 * @example
 * ```tsx
 * const { data: user, isPending, error } = useUser();
 * if (user) return <p>You are number {user.list_position}.</p>;
 * ```
 *
 * @example A part of the user: the component renders again only if that part changes
 * ```tsx
 * const { data: referrals = 0 } = useUser({ select: (user) => user?.referrals });
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useUser<Data = User | null>(options?: UseUserOptions<Data>): UseUserResult<Data> {
  const kit = useKit('useUser');
  useEarlyScript(kit.client);
  return useQuery({ ...userQuery(kit), ...options }, kit.queryClient);
}
