'use client';
import type { Consent } from '@prefinery-kit/core';
import { useSyncExternalStore } from 'react';
import { useKit } from '../foundation/internal/context.ts';

/** The visitor's consent, and how to change it. */
export interface UseConsentResult {
  /** `pending` while the visitor has not been asked: nothing is loaded, and no cookie is read or written. */
  consent: Consent;
  /** Sets the visitor's answer for the whole page. `denied` disables the kit; `granted` enables it again. */
  setConsent: (consent: Consent) => void;
}

/**
 * The visitor's consent to load the vendor's script, and how to change it: for a consent banner.
 *
 * @example
 * ```tsx
 * const { consent, setConsent } = useConsent();
 * if (consent !== 'pending') return null;
 * return (
 *   <p>
 *     May we load the waitlist? <button onClick={() => setConsent('granted')}>Yes</button>
 *     <button onClick={() => setConsent('denied')}>No</button>
 *   </p>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useConsent(): UseConsentResult {
  const { client } = useKit('useConsent');
  const read = () => client.consent;
  return { consent: useSyncExternalStore(client.subscribe, read, read), setConsent: client.setConsent };
}
