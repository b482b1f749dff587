'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import { useKit } from '../foundation/internal/context.ts';
import { useFocusAfterUserChange } from '../foundation/internal/useFocusAfterUserChange.ts';
import { logoutUserMutation } from '../foundation/internal/queries.ts';

/** TanStack Query's options that make sense for `useLogoutUser`. */
export type UseLogoutUserOptions = Pick<
  UseMutationOptions<void, PrefineryError>,
  'onSuccess' | 'onError' | 'onSettled'
>;

/** What TanStack Query's `useMutation` returns. */
export type UseLogoutUserResult = UseMutationResult<void, PrefineryError, void>;

/**
 * Ends the browser session. `useUser` returns `null` from then on.
 *
 * If a button with the focus is removed by it, the focus moves to what replaces the button. For a button in another window
 * that contains no part of the kit, call `prepare` of `useAnnouncement` first: a page cannot list its windows.
 *
 * @example
 * ```tsx
 * const { mutate: logoutUser } = useLogoutUser();
 * return <button onClick={() => logoutUser()}>Not you?</button>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useLogoutUser(options?: UseLogoutUserOptions): UseLogoutUserResult {
  const kit = useKit('useLogoutUser');
  useFocusAfterUserChange(kit);
  return useMutation({ ...logoutUserMutation(kit), ...options }, kit.queryClient);
}
