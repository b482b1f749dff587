import type { Cookies } from './cookies.ts';
import { filled, utmOf } from './fields.ts';

/** Which of several referral links that a visitor has followed is kept. */
export type KeptReferrer = 'first' | 'last';

/** The longest value to store. Browsers reject cookies of more than 4 KB. */
const longest = 400;

/**
 * Stores what the landing address tells, before a router or a click removes it: `?r=CODE` of a referral link, `utm_*`, and
 * the page of another site that linked here. Of these two the last one wins. The vendor documents the referrer as the page "prior
 * to landing on your site", and does not say whether the first or the last one wins.
 */
export function keepLanding({ location, referrer }: Document, cookies: Cookies, kept: KeptReferrer): void {
  const query = new URLSearchParams(location.search);
  const code = query.get('r');
  const isKept = kept === 'first' && cookies.referrerCode() !== null;
  if (code && !isKept) cookies.keepReferrerCode(code);

  const campaign = utmOf(query);
  const isFromElsewhere = referrer !== '' && new URL(referrer).origin !== location.origin;
  if (!isFromElsewhere && Object.keys(campaign).length === 0) return;
  const before = cookies.landing();
  cookies.keepLanding({
    ...filled([['referrer', isFromElsewhere ? referrer.slice(0, longest) : before['referrer']]]),
    ...Object.fromEntries(Object.entries(campaign).map(([name, value]) => [name, value.slice(0, longest)])),
  });
}

/** The user's id if the page was opened by a status link, which redirects to `?ref-check=ID`. */
export const refCheckOf = (location: Location): string | null => new URLSearchParams(location.search).get('ref-check');
