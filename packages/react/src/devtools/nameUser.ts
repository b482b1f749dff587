import type { User } from '@prefinery-kit/core';
import type { QueryState } from '@tanstack/react-query';

/** The current user, in a few words. */
export function nameUser(state: QueryState<User | null> | undefined): string {
  if (!state) return 'not asked yet';
  if (state.data) return state.data.email ?? state.data.referral_code;
  if (state.fetchStatus === 'fetching') return 'is being read';
  if (state.status === 'error') return 'could not be read';
  return state.data === null ? 'nobody' : 'not asked yet';
}
