'use client';
import { useMemo } from 'react';
import { useKit } from '../context.ts';
import { type Display, type Draw, useDisplay } from './useDisplay.ts';
import { useUser } from './useUser.ts';

/** How a page of the vendor's is shown. */
export interface UseVendorPageOptions {
  /** What its frame is called, for those who do not see it. @defaultValue the page's name in English */
  label?: string | undefined;
}

/**
 * A page of the vendor's about the person who is known here, in an element of yours. It is drawn once it is known who
 * that is, again when that changes, and only then.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useVendorPage(hook: string, command: 'embedLeaderboard' | 'embedReferralPage', label: string): Display {
  const kit = useKit(hook);
  const { client, visitor } = kit;
  const { data: user, isPending, isFetched, isError, refetch } = useUser();
  // Whom only our server knows has no session yet.
  const isKnown = isFetched && !isPending;
  const id = user?.id;
  const draw = useMemo((): Draw | null => {
    if (!isKnown) return null;
    return (target, signal) => client[command]({ dom_id: target, ...(id && (visitor.identity ?? { id })) }, { signal });
  }, [client, command, visitor, id, isKnown]);
  const display = useDisplay(kit, command, draw, label);
  const isEmpty = command === 'embedReferralPage' && display.error?.code === 'forbidden';
  return {
    ...display,
    state: isEmpty ? 'empty' : display.state,
    retry: () => {
      display.retry();
      if (isError) void refetch();
    },
  };
}
