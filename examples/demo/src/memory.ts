import type { Consent, PrefineryEvent } from '@prefinery-kit/react';

// The site's own cookies. They tell its server what to render first.
const OFF = 'merle_list=off';
const JOINED = 'merle_joined=yes';

const has = (cookies: string, cookie: string) => cookies.split('; ').includes(cookie);

/** The visitor's consent to the waitlist service. */
export const readConsent = (cookies: string): Consent => (has(cookies, OFF) ? 'denied' : 'granted');

/** Whether the browser may have a session of a user. Only the service can tell whose. */
export const mayBeKnown = (cookies: string): boolean => has(cookies, JOINED);

/** Stores the visitor's consent for a year. */
export function keepConsent(consent: Consent): void {
  document.cookie = `${OFF}; path=/; samesite=lax; max-age=${consent === 'denied' ? 31_536_000 : 0}`;
}

/** Stores whether there is a session, in a session cookie as the service's own. */
export function keepVisitor(event: PrefineryEvent): void {
  const isHere = event.type === 'addUser' || (event.type === 'getUser' && event.result !== null);
  const isGone = event.type === 'logoutUser' || (event.type === 'getUser' && event.result === null);
  if (isHere) document.cookie = `${JOINED}; path=/; samesite=lax`;
  if (isGone) document.cookie = `${JOINED}; path=/; samesite=lax; max-age=0`;
}
