import type { Campaign } from './campaign.ts';

const loopback = /^https?:\/\/(?:(?:[^/]+\.)?localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/;

/**
 * Whether a page of this origin may call: pages of this machine, of the sandbox's own address, of the site, and of
 * those that were named. Everybody else's pages are strangers, also when they run in the developer's browser.
 */
export function mayCall(origin: string, ownOrigin: string, { origins, site }: Campaign): boolean {
  if (loopback.test(origin) || origin === ownOrigin || origins.includes(origin)) return true;
  return site !== null && origin === new URL(site).origin;
}
