'use client';
import type { CommandData, PrefineryError, User } from '@prefinery-kit/core';
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { addUserMutation } from '../foundation/internal/queries.ts';

/** TanStack Query's options that make sense for `useAddUser`. */
export type UseAddUserOptions = Pick<
  UseMutationOptions<User, PrefineryError, CommandData<'addUser'>>,
  'onSuccess' | 'onError' | 'onSettled'
>;

/** What TanStack Query's `useMutation` returns. */
export type UseAddUserResult = UseMutationResult<User, PrefineryError, CommandData<'addUser'>>;

/**
 * Adds a user to the campaign, or updates the one with this e-mail address. `useUser` returns the new user at once.
 *
 * @example
 * ```tsx
 * const { mutate: addUser, isPending, error } = useAddUser();
 * addUser({ email: 'sheldon@bigbangtheory.com', first_name: 'Sheldon' });
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useAddUser(options?: UseAddUserOptions): UseAddUserResult {
  const kit = useKit('useAddUser');
  const { client } = kit;
  // Preloads the script, so that it is ready when the visitor submits.
  useEffect(() => {
    if (client.state === 'idle') client.load();
  }, [client]);
  return useMutation({ ...addUserMutation(kit), ...options }, kit.queryClient);
}
