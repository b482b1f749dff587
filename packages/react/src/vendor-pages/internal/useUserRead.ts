'use client';
import { QueryObserver } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Kit } from '../../foundation/internal/context.ts';
import { userQuery } from '../../foundation/internal/queries.ts';
import { useEarlyScript } from '../../foundation/internal/useEarlyScript.ts';

interface UserRead {
  /** Whether reading the current user has failed. */
  isError: boolean;
  /** Reads the user again. */
  refetch: () => void;
}

/**
 * Reads the current user, as `useUser` does, once `isNeeded` is true. Until then there is no query: even one that is not
 * enabled would take a large part of the first render, and so delay a leaderboard.
 */
export function useUserRead(kit: Kit, isNeeded: boolean): UserRead {
  const { client, queryClient, sessionKey } = kit;
  useEarlyScript(client);
  /** The session whose user could not be read. */
  const [failedKey, setFailedKey] = useState<string | null>(null);
  useEffect(() => {
    if (!isNeeded) return undefined;
    const observer = new QueryObserver(queryClient, userQuery({ client, sessionKey }));
    const update = () => setFailedKey(observer.getCurrentResult().isError ? sessionKey : null);
    const stop = observer.subscribe(update);
    update();
    return stop;
  }, [client, queryClient, sessionKey, isNeeded]);
  const { queryKey } = userQuery(kit);
  return { isError: failedKey === sessionKey, refetch: () => void queryClient.refetchQueries({ queryKey }) };
}
