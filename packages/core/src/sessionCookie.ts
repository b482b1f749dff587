/** How long after a write, in ms, a read may still be stale. In production reads lag by minutes. */
export const MAX_LAG = 5 * 60_000;

/**
 * What is remembered of the browser session: that an identity of the app began it (`app`), that a page has ended it
 * (`out`), for as long as reads may lag, or nothing.
 */
type Mark = 'app' | 'out' | '';

/** Remembers it for all pages of this browser, at most until the browser is closed. */
export interface SessionCookie {
  is: (mark: Mark) => boolean;
  set: (mark: Mark) => void;
}

/** How the name of the cookie begins; the project follows. */
export const sessionCookiePrefix = 'prefinery_kit_';

/**
 * A session cookie, because the vendor's session is one, too, and lasts as long. It is also there in other tabs and on
 * the next page. If a page cannot have cookies, such as in a sandboxed frame, it is remembered for this page only.
 */
export function createSessionCookie(project: string): SessionCookie {
  const name = `${sessionCookiePrefix}${project}`;
  const isStored = (mark: Mark) => !!attempt(() => document.cookie.split('; ').includes(`${name}=${mark}`));
  /** What is set without a cookie. */
  let here: Mark = '';
  return {
    is: (mark) => here === mark || isStored(mark),
    set(mark) {
      const age = mark === 'app' ? '' : `; max-age=${mark ? MAX_LAG / 1000 : 0}`;
      attempt(() => (document.cookie = `${name}=${mark}; path=/; samesite=lax${age}`));
      here = isStored(mark) ? '' : mark;
    },
  };
}

/** Returns `undefined` if it throws: some pages may not have cookies. */
export function attempt<Result>(access: () => Result): Result | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
