'use client';
import type { Consent } from '@prefinery-kit/core';
import { useSyncExternalStore } from 'react';
import { useKit } from '../foundation/internal/context.ts';

/** What the visitor has said of consent, and how to say it. */
export interface UseConsentResult {
  /** `pending` while they have not been asked: nothing is loaded, and no cookie is read or written. */
  consent: Consent;
  /** Says what the visitor says, for the whole page. `denied` switches the kit off; `granted` begins anew. */
  setConsent: (consent: Consent) => void;
}

/**
 * Whether the visitor lets the vendor's script in, and how to say so: for a consent banner.
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
