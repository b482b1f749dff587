'use client';
import { useMemo } from 'react';
import { useKit } from '../context.ts';
import { type Display, type Draw, useDisplay } from './useDisplay.ts';
import { useUser } from './useUser.ts';

/**
 * The vendor's leaderboard in an element of yours: the ten leading people, and the person of this browser session
 * highlighted, or added as an eleventh row with their true position. It is drawn again when that person changes.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useLeaderboard(): Display {
  const { client } = useKit('useLeaderboard');
  const { data: user, isPending } = useUser();
  const id = user?.id;
  const draw = useMemo((): Draw | null => {
    if (isPending) return null;
    return (target, signal) => client.embedLeaderboard(id ? { dom_id: target, id } : { dom_id: target }, { signal });
  }, [client, id, isPending]);
  return useDisplay(draw);
}
