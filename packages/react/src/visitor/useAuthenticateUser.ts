'use client';
import type { Identity, PrefineryError, User } from '@prefinery-kit/core';
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import { useKit } from '../foundation/internal/context.ts';
import { authenticateUserMutation } from '../foundation/internal/queries.ts';

/** TanStack Query's options that make sense for `useAuthenticateUser`. */
export type UseAuthenticateUserOptions = Pick<
  UseMutationOptions<User, PrefineryError, Identity>,
  'onSuccess' | 'onError' | 'onSettled'
>;

/** What TanStack Query's `useMutation` returns. */
export type UseAuthenticateUserResult = UseMutationResult<User, PrefineryError, Identity>;

/**
 * Starts the browser session of a user with a signature from your server. `useUser` returns the user at once. If the
 * app always knows who is logged in, the provider's `identity` does this by itself.
 *
 * @example
 * ```tsx
 * const { mutate: authenticateUser } = useAuthenticateUser();
 * authenticateUser({ email, signature });
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useAuthenticateUser(options?: UseAuthenticateUserOptions): UseAuthenticateUserResult {
  const kit = useKit('useAuthenticateUser');
  return useMutation({ ...authenticateUserMutation(kit), ...options }, kit.queryClient);
}
