'use client';
import { type Consent, createPrefinery, type PrefineryOptions, withConsent } from '@prefinery-kit/core';
import { type ReactNode, useEffect, useState } from 'react';
import { PrefineryProvider, type PrefineryProviderProps } from './PrefineryProvider.tsx';

type Shared = Pick<PrefineryProviderProps, 'children' | 'identity' | 'onEvent' | 'queryClient'>;

export interface PrefineryConsentProviderProps extends Shared, Omit<PrefineryOptions, 'enabled'> {
  /**
   * Whether the visitor lets the vendor's script in. While it is `pending` nothing is loaded, no cookie is read or
   * written, and everything below waits. `denied` switches everything off.
   */
  consent: Consent;
}

/**
 * A `PrefineryProvider` that does nothing without the visitor's consent. It is a component of its own, so that only
 * those who need it pay for it.
 *
 * The options are read once: give it a `key` where another campaign can follow.
 *
 * @example
 * ```tsx
 * <PrefineryConsentProvider project="abcd1234" consent={isAllowed ? 'granted' : 'pending'}>
 *   <SignupForm />
 * </PrefineryConsentProvider>
 * ```
 *
 * @throws `PrefineryError` with code `invalid_options` or `project_conflict`, see `createPrefinery`.
 */
export function PrefineryConsentProvider({
  consent,
  children,
  identity,
  onEvent,
  queryClient,
  ...options
}: PrefineryConsentProviderProps): ReactNode {
  const [client] = useState(() => withConsent(createPrefinery(options), consent));
  useEffect(() => {
    if (client.consent !== consent) client.setConsent(consent);
  }, [client, consent]);
  return (
    <PrefineryProvider client={client} identity={identity} onEvent={onEvent} queryClient={queryClient}>
      {children}
    </PrefineryProvider>
  );
}
