import type { User } from '@prefinery-kit/core/contract';
import type { Details, Member } from './person.ts';
import { listPlace } from './place.ts';
import { timestamp } from './timestamp.ts';

/** The link that a user shares. `base` is the sandbox's own address, without a slash at the end. */
export const referralLink = (code: string, base: string): string => `${base}/r/${encodeURIComponent(code)}`;

/** The user as the vendor's API shows one. */
export function userOf(member: Member, base: string): User {
  const link = referralLink(member.referral_code, base);
  return {
    id: member.id,
    email: member.email,
    shares: member.shares,
    referrals: member.referrals,
    referral_code: member.referral_code,
    referral_link: link,
    referral_status_link: `${link}?ref-check=${member.id}`,
    ...listPlace(member),
    created_at: timestamp(member.created_at),
    updated_at: timestamp(member.updated_at),
    profile: profileOf(member.profile),
  };
}

const profileOf = (details: Details): User['profile'] => ({
  first_name: details.first_name ?? null,
  last_name: details.last_name ?? null,
  browser_name: details.browser_name ?? null,
  browser_version: details.browser_version ?? null,
  os_name: details.os_name ?? null,
  os_version: details.os_version ?? null,
  ip: details.ip ?? null,
  http_referrer: details.http_referrer ?? null,
  utm_source: details.utm_source ?? null,
  utm_medium: details.utm_medium ?? null,
  utm_campaign: details.utm_campaign ?? null,
  utm_term: details.utm_term ?? null,
  utm_content: details.utm_content ?? null,
  // The vendor's examples show these only where they were given.
  custom_var1: details.custom_var1,
  custom_var2: details.custom_var2,
  custom_var3: details.custom_var3,
});
