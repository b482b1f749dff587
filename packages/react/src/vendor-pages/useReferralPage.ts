'use client';
import { type UseReferralPageResult, useVendorPage, type UseVendorPageOptions } from './useVendorPage.ts';

/** How the referral page is shown. */
export type UseReferralPageOptions = UseVendorPageOptions;

/**
 * The vendor's referral page of the current user, in an element of yours. For an anonymous visitor its status is
 * `empty`.
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const useReferralPage = ({ label = 'Referral page' }: UseReferralPageOptions = {}): UseReferralPageResult =>
  useVendorPage('useReferralPage', 'embedReferralPage', label);
