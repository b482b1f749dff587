'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { useSuspenseQuery, type UseSuspenseQueryResult } from '@tanstack/react-query';
import { useKit } from '../foundation/internal/context.ts';
import { userQuery } from '../foundation/internal/queries.ts';
import { useScriptHint } from '../foundation/internal/useScriptHint.ts';

/** What TanStack Query's `useSuspenseQuery` returns. */
export type UseSuspenseUserResult = UseSuspenseQueryResult<User | null, PrefineryError>;

/**
 * The same as `useUser` for `Suspense`: `data` is always there, a person or `null`, and a failure goes to the error
 * boundary. It shares the answer with `useUser`, so the service is asked once.
 *
 * The `Suspense` stands below the provider: above it, React would begin with a new provider after each wait. On a server its
 * fallback is drawn, unless `ServerState` says who is here.
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
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`; to the error boundary, whatever `useUser`
 * has as its `error`.
 */
export function useSuspenseUser(): UseSuspenseUserResult {
  const kit = useKit('useSuspenseUser');
  useScriptHint(kit.client);
  return useSuspenseQuery<User | null, PrefineryError>(userQuery(kit), kit.queryClient);
}
