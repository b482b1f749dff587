import type { Cookies } from './cookies.ts';
import { filled, utmOf } from './fields.ts';

/** Browsers keep no cookie of more than 4 KB. */
const longest = 400;

/**
 * What the address of a landing says is kept at once, since a router or a click may take it away before anybody signs up:
 * `?r=CODE` of a referral link, `utm_*`, and the page of another site that led here. What comes last wins. The vendor
 * documents the referrer as the page "prior to landing on your site", and does not say whether its own code waits for the last.
 */
export function keepLanding({ location, referrer }: Document, cookies: Cookies): void {
  const query = new URLSearchParams(location.search);
  const code = query.get('r');
  if (code) cookies.keepReferrerCode(code);

  const campaign = utmOf(query);
  const isFromElsewhere = referrer !== '' && new URL(referrer).origin !== location.origin;
  if (!isFromElsewhere && Object.keys(campaign).length === 0) return;
  const before = cookies.landing();
  cookies.keepLanding({
    ...filled([['referrer', isFromElsewhere ? referrer.slice(0, longest) : before['referrer']]]),
    ...Object.fromEntries(Object.entries(campaign).map(([name, value]) => [name, value.slice(0, longest)])),
  });
}

/** A person who followed their own status link lands on `?ref-check=ID`. Answers that id. */
export const personOf = (location: Location): string | null => new URLSearchParams(location.search).get('ref-check');
