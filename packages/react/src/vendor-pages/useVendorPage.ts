'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { type Draw, useDisplay, type UseVendorPageResult } from './useDisplay.ts';
import { useConsent } from '../visitor/useConsent.ts';
import { useUser } from '../visitor/useUser.ts';

/** How a page of the vendor's is shown. */
export interface UseVendorPageOptions {
  /** What its frame is called, for those who do not see it. @defaultValue the page's name in English */
  label?: string | undefined;
}

/** Where the drawing of a page about a user is. */
export interface UseReferralPageResult extends Omit<UseVendorPageResult, 'status'> {
  /** `empty` where nobody is known here, or consent is denied. */
  status: UseVendorPageResult['status'] | 'empty';
}

/**
 * A page of the vendor's about the person who is known here, in an element of yours. It is drawn once it is certain who
 * that is, again when that changes, and only then. A leaderboard needs no person: as long as nothing changes the browser
 * session, it is drawn for whoever has it, without asking first who that is.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useVendorPage(hook: string, command: 'embedLeaderboard', label: string): UseVendorPageResult;
export function useVendorPage(hook: string, command: 'embedReferralPage', label: string): UseReferralPageResult;
export function useVendorPage(
  hook: string,
  command: 'embedLeaderboard' | 'embedReferralPage',
  label: string,
): UseReferralPageResult {
  const kit = useKit(hook);
  const { client, sessionKey } = kit;
  const { isError, refetch } = useUser();
  const readState = () => client.session.state;
  const { status, isUnchanged } = useSyncExternalStore(client.session.subscribe, readState, readState);
  const { consent } = useConsent();
  // A referral page is about a user: without one, or without consent, there is none.
  const isEmpty = command === 'embedReferralPage' && (status === 'anonymous' || consent === 'denied');
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
    status: isEmpty ? 'empty' : display.status,
    refetch: () => {
      display.refetch();
      if (isError) void refetch();
    },
  };
}
