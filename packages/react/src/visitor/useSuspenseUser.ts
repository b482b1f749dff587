'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { useSuspenseQuery, type UseSuspenseQueryResult } from '@tanstack/react-query';
import { useKit } from '../foundation/internal/context.ts';
import { userQuery } from '../foundation/internal/queries.ts';
import { useEarlyScript } from '../foundation/internal/useEarlyScript.ts';

/** What TanStack Query's `useSuspenseQuery` returns. */
export type UseSuspenseUserResult = UseSuspenseQueryResult<User | null, PrefineryError>;

/**
 * The same as `useUser` for `Suspense`: `data` is always defined, a user or `null`, and a failure goes to the error
 * boundary. It shares the cache with `useUser`, so the service is asked once.
 *
 * Put the `Suspense` below the provider: above it, React would start with a new provider after each wait. On a server
 * its fallback is rendered, unless `ServerState` has a user or `null`.
 *
 * @example
 * ```tsx
 * const Place = () => <p>{useSuspenseUser().data?.list_position ?? 'Not on the list yet'}</p>;
 *
 * <QueryErrorResetBoundary>
 *   {({ reset }) => (
 *     <ErrorBoundary onReset={reset} fallbackRender={({ resetErrorBoundary }) => <Sorry retry={resetErrorBoundary} />}>
 *       <Suspense fallback="One moment…">
 *         <Place />
 *       </Suspense>
 *     </ErrorBoundary>
 *   )}
 * </QueryErrorResetBoundary>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`; to the error boundary, the `error` of
 * `useUser`.
 */
export function useSuspenseUser(): UseSuspenseUserResult {
  const kit = useKit('useSuspenseUser');
  useEarlyScript(kit.client);
  return useSuspenseQuery<User | null, PrefineryError>(userQuery(kit), kit.queryClient);
}
