'use client';
import type { Display } from './useDisplay.ts';
import { useVendorPage, type UseVendorPageOptions } from './useVendorPage.ts';

/**
 * The vendor's referral page of the person who is known here, in an element of yours. With nobody known its
 * state is `empty`.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const useReferralPage = ({ label = 'Referral page' }: UseVendorPageOptions = {}): Display =>
  useVendorPage('useReferralPage', 'embedReferralPage', label);
