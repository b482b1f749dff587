'use client';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { type Draw, useDrawnPage, type UseVendorPageResult } from './useDrawnPage.ts';
import { useConsent } from '../visitor/useConsent.ts';
import { useUserRead } from './internal/useUserRead.ts';

/** Options of a vendor page. */
export interface UseVendorPageOptions {
  /** The title of its frame, for screen readers. @defaultValue the page's name in English */
  label?: string | undefined;
}

/** The state of a page about a user. */
export interface UseReferralPageResult extends Omit<UseVendorPageResult, 'status'> {
  /** `empty` if the visitor is anonymous, or has denied consent. */
  status: UseVendorPageResult['status'] | 'empty';
}

/**
 * A vendor page about the current user, in an element of yours. It is drawn once the user is known, and again only when
 * the user changes. A leaderboard needs no user: while nothing changes the browser session, it is drawn first, and the
 * user is read afterwards.
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
  const readState = () => client.session.state;
  const { status, isUnchanged } = useSyncExternalStore(client.session.subscribe, readState, readState);
  const isPublic = status === 'idle' && isUnchanged && command === 'embedLeaderboard';
  // The first drawing does not compete with a request that it does not need.
  const [isAnswered, setAnswered] = useState(false);
  const { isError, refetch } = useUserRead(kit, isAnswered || !isPublic);
  const { consent } = useConsent();
  // A referral page needs a user: without one, or without consent, there is none.
  const isEmpty = command === 'embedReferralPage' && (status === 'anonymous' || consent === 'denied');
  // If reading the user failed, the vendor's page shows what is wrong.
  const isKnown = status === 'user' || status === 'anonymous' || isError;
  const isCertain = isKnown || isPublic;
  const draw = useMemo((): Draw | null | undefined => {
    if (isEmpty) return undefined;
    if (!isCertain || !sessionKey) return null;
    return (target, signal) =>
      client[command]({ dom_id: target }, { signal }).finally(() => signal.aborted || setAnswered(true));
    // oxlint-disable-next-line react/exhaustive-deps -- what was drawn before a change of the session is drawn again.
  }, [client, command, sessionKey, isUnchanged, isCertain, isEmpty]);
  const page = useDrawnPage(kit, command, draw, label);
  return {
    ...page,
    status: isEmpty ? 'empty' : page.status,
    refetch: () => {
      page.refetch();
      if (isError) refetch();
    },
  };
}
