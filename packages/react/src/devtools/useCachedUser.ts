'use client';
import type { User } from '@prefinery-kit/core';
import type { QueryState } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Kit } from '../foundation/internal/context.ts';
import { userKey } from '../foundation/internal/queries.ts';

/**
 * What the kit's cache has of the person who is known here, `undefined` where nobody has asked yet. It looks at the cache
 * alone: an observer would keep the answer alive, and ask for it.
 */
export function useCachedUser({ client, queryClient, sessionKey }: Kit): QueryState<User | null> | undefined {
  const subscribe = useCallback(
    // Later: a query may come into the cache while the app is drawn.
    (listener: () => void) => queryClient.getQueryCache().subscribe(() => queueMicrotask(listener)),
    [queryClient],
  );
  const read = () => queryClient.getQueryState<User | null>(userKey(client, sessionKey));
  return useSyncExternalStore(subscribe, read, read);
}
