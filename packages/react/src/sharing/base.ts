import type { User } from '@prefinery-kit/core';
import { warnOnce } from '../foundation/internal/refuseUnknown.ts';

/**
 * The page of your own that a referral link leads to, such as `https://example.com/invite`, or a function of the user
 * that returns it. The link is its address with the user's code as `?r=CODE`, which the vendor's script and the kit
 * read on that page.
 */
export type ReferralLinkBase = string | URL | ((user: User) => string | URL);

/**
 * The referral link of a user: the vendor's, or with a `base` one to a page of the app. `null` if there is none: the
 * vendor may leave out the link and the code.
 */
export function referralLinkOf(user: User | null | undefined, base: ReferralLinkBase | undefined): string | null {
  const page = typeof base === 'function' ? user && readPage(base(user)) : base === undefined ? null : readPage(base);
  if (!user) return null;
  if (!page || !user.referral_code) return user.referral_link || null;
  if (page.searchParams.has('r')) page.searchParams.delete('r');
  // `page.searchParams.set` would re-encode the page's own query.
  page.search = [page.search.slice(1), `r=${encodeURIComponent(user.referral_code)}`].filter(Boolean).join('&');
  return page.href;
}

/** A base that cannot be used is ignored, because the vendor's link works. In development the console has a warning. */
function readPage(base: string | URL): URL | null {
  let page: URL | null = null;
  try {
    page = new URL(base);
  } catch {
    // `URL.canParse` came to browsers in 2023.
  }
  if (page && /^https?:$/.test(page.protocol)) return page;
  if (process.env.NODE_ENV === 'production') return null;
  const about = `base is "${String(base)}", so links are the vendor's own. Give the whole address of a page that has the kit, such as "https://example.com/invite".`;
  warnOnce('useReferralLink', about);
  return null;
}
