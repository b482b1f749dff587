'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { useKit } from '../context.ts';
import { type Display, type Draw, useDisplay } from './useDisplay.ts';
import { useUser } from './useUser.ts';

/** How a page of the vendor's is shown. */
export interface UseVendorPageOptions {
  /** What its frame is called, for those who do not see it. @defaultValue the page's name in English */
  label?: string | undefined;
}

/**
 * A page of the vendor's about the person who is known here, in an element of yours. It is drawn once it is certain who
 * that is, again when that changes, and only then. A leaderboard needs no person: as long as nothing changes the browser
 * session, it is drawn for whoever has it, without asking first who that is.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useVendorPage(hook: string, command: 'embedLeaderboard' | 'embedReferralPage', label: string): Display {
  const kit = useKit(hook);
  const { client, sessionKey } = kit;
  const { isError, refetch } = useUser();
  const readState = () => client.session.state;
  const { status, isUnchanged } = useSyncExternalStore(client.session.subscribe, readState, readState);
  // A referral page is about somebody, so with nobody known there is none.
  const isEmpty = status === 'anonymous' && command === 'embedReferralPage';
  // What could not be found out is for the vendor to say.
  const isKnown = status === 'user' || status === 'anonymous' || isError;
  const isCertain = isKnown || (status === 'idle' && isUnchanged && command === 'embedLeaderboard');
  const draw = useMemo((): Draw | null | undefined => {
    if (isEmpty) return undefined;
    if (!isCertain || !sessionKey) return null;
    return (target, signal) => client[command]({ dom_id: target }, { signal });
    // oxlint-disable-next-line react/exhaustive-deps -- what was drawn before a change of the session is drawn again.
  }, [client, command, sessionKey, isUnchanged, isCertain, isEmpty]);
  const display = useDisplay(kit, command, draw, label);
  return {
    ...display,
    state: isEmpty ? 'empty' : display.state,
    retry: () => {
      display.retry();
      if (isError) void refetch();
    },
  };
}
