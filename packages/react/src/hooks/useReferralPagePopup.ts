'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useKit } from '../context.ts';
import { popupMutation } from '../queries.ts';

/** The vendor's own popup. */
export interface ReferralPagePopupControls {
  /** Shows it. */
  open: () => void;
  /** Closes it. */
  close: () => void;
  /** Whether it was asked to open and is not there yet. */
  isPending: boolean;
  /** Why it did not open. With nobody known here its code is `forbidden`. */
  error: PrefineryError | null;
}

/**
 * Opens the vendor's own popup with the referral page of the person who is known here. The vendor tells nobody when a
 * visitor closes it, and it cannot be styled: where that matters, use `ReferralPagePopup`. It is closed when another user is here.
 *
 * @example
 * ```tsx
 * const { open, isPending } = useReferralPagePopup();
 * return <button onClick={open} disabled={isPending}>Invite friends</button>;
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useReferralPagePopup(): ReferralPagePopupControls {
  const kit = useKit('useReferralPagePopup');
  const { sessionKey } = kit;
  /** The key of the user whose page may stand open. */
  const shown = useRef<string | null>(null);
  const {
    mutate: open,
    isPending,
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
    isPending,
    error,
  };
}
