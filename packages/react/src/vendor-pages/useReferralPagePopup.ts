'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { popupMutation } from '../foundation/internal/queries.ts';

/** The vendor's own popup. */
export interface UseReferralPagePopupResult {
  /** Shows it. */
  open: () => void;
  /** Closes it. */
  close: () => void;
  /** `idle` until it is opened, `pending` until it has loaded. */
  status: 'idle' | 'pending' | 'success' | 'error';
  /** Why it did not open, while the status is `error`. For an anonymous visitor its code is `forbidden`. */
  error: PrefineryError | null;
}

/**
 * Opens the vendor's own popup with the referral page of the current user. The vendor has no event for a popup that the
 * visitor closes, and it cannot be styled: if you need that, use `ReferralPageDialog`. It is closed when the user
 * changes.
 *
 * @example
 * ```tsx
 * const { open, status } = useReferralPagePopup();
 * return <button onClick={open} disabled={status === 'pending'}>Invite friends</button>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useReferralPagePopup(): UseReferralPagePopupResult {
  const kit = useKit('useReferralPagePopup');
  const { sessionKey } = kit;
  /** The session key of the user whose popup may be open. */
  const shown = useRef<string | null>(null);
  const {
    mutate: open,
    status,
    error,
  } = useMutation<void, PrefineryError>(popupMutation(kit, 'popupReferralPage'), kit.queryClient);
  const { mutate: close } = useMutation<void, PrefineryError>(popupMutation(kit, 'closeReferralPage'), kit.queryClient);
  useEffect(() => {
    if (shown.current === null || shown.current === sessionKey) return;
    shown.current = null;
    close();
  }, [sessionKey, close]);
  return {
    open: () => {
      shown.current = sessionKey;
      open();
    },
    close: () => {
      shown.current = null;
      close();
    },
    status,
    error,
  };
}
