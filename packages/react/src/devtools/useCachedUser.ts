'use client';
import type { User } from '@prefinery-kit/core';
import type { QueryState } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { userKey } from '../foundation/internal/queries.ts';

/**
 * The current user in the kit's cache, `undefined` if no component has read it. It only watches the cache: a query
 * observer would send a command, and keep the answer from garbage collection.
 */
export function useCachedUser({ client, queryClient, sessionKey }: Kit): QueryState<User | null> | undefined {
  const subscribe = useCallback(
    // Deferred: a query may be added to the cache while the app renders.
    (listener: () => void) => queryClient.getQueryCache().subscribe(() => queueMicrotask(listener)),
    [queryClient],
  );
  const read = () => queryClient.getQueryState<User | null>(userKey(client, sessionKey));
  return useSyncExternalStore(subscribe, read, read);
}
