import type { Cookies } from './cookies.ts';

/**
 * A visitor who followed a referral link lands on `?r=CODE`. The code is kept at once: a router may rewrite the address
 * before anybody signs up. The last link that was followed wins; the vendor does not say whether its own does.
 */
export function keepLanding(location: Location, cookies: Cookies): void {
  const code = new URLSearchParams(location.search).get('r');
  if (code) cookies.keepReferrerCode(code);
}

/** A person who followed their own status link lands on `?ref-check=ID`. Answers that id. */
export const personOf = (location: Location): string | null => new URLSearchParams(location.search).get('ref-check');
