import type { Consent, PrefineryEvent } from '@prefinery-kit/react';

// What the site itself keeps of a visitor, in cookies, so that its server can draw the page rightly at once.
const OFF = 'merle_list=off';
const JOINED = 'merle_joined=yes';

const has = (cookies: string, cookie: string) => cookies.split('; ').includes(cookie);

/** Whether the visitor lets the waitlist's service in. */
export const readConsent = (cookies: string): Consent => (has(cookies, OFF) ? 'denied' : 'granted');

/** Whether somebody may be known in this browser. Who that is, only the service can tell. */
export const mayBeKnown = (cookies: string): boolean => has(cookies, JOINED);

/** Keeps for a year what the visitor said. */
export function keepConsent(consent: Consent): void {
  document.cookie = `${OFF}; path=/; samesite=lax; max-age=${consent === 'denied' ? 31_536_000 : 0}`;
}

/** Keeps, as long as the service keeps the person itself, that there may be one. */
export function keepVisitor(event: PrefineryEvent): void {
  const isHere = event.type === 'addUser' || (event.type === 'getUser' && event.result !== null);
  const isGone = event.type === 'logoutUser' || (event.type === 'getUser' && event.result === null);
  if (isHere) document.cookie = `${JOINED}; path=/; samesite=lax`;
  if (isGone) document.cookie = `${JOINED}; path=/; samesite=lax; max-age=0`;
}
