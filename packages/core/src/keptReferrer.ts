import { attempt, sessionCookiePrefix } from './sessionCookie.ts';

/** The code of a referral link in the query of an address; `null` if it has none. */
export const referrerIn = (search: string): string | null => new URLSearchParams(search).get('r') || null;

const nameOf = (project: string) => `${sessionCookiePrefix}${project}_referrer`;

/**
 * Keeps the referrer of this page's address for the next pages, until the browser is closed: the vendor's script stores
 * it only if it still stands in the address when the script runs.
 */
export function keepReferrer({ project, search }: { project: string; search: string }): void {
  const code = referrerIn(search);
  if (code) attempt(() => (document.cookie = `${nameOf(project)}=${encodeURIComponent(code)}; path=/; samesite=lax`));
}

/** The referrer that this page or an earlier one has kept; `null` if there is none, or a page may not have cookies. */
export const keptReferrer = (project: string): string | null =>
  attempt(() => new URLSearchParams(document.cookie.replaceAll('; ', '&')).get(nameOf(project))) ?? null;
