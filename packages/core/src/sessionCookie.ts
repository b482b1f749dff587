/** Remembers, until the browser is closed, that the browser session was started for an identity of the app. */
export interface SessionCookie {
  isSet: () => boolean;
  set: () => void;
  clear: () => void;
}

/** How the name of the cookie begins; the project follows. */
export const sessionCookiePrefix = 'prefinery_kit_';

/**
 * A session cookie, because the vendor's session is one, too, and lasts as long. It is also there in other tabs and on
 * the next page. If a page cannot have cookies, such as in a sandboxed frame, it is remembered for this page only.
 */
export function createSessionCookie(project: string): SessionCookie {
  const name = `${sessionCookiePrefix}${project}`;
  const write = (attributes: string) =>
    attempt(() => (document.cookie = `${name}=app; path=/; samesite=lax${attributes}`));
  const isStored = () => !!attempt(() => document.cookie.split('; ').includes(`${name}=app`));
  /** Whether it is set without a cookie. */
  let isSetHere = false;
  return {
    isSet: () => isSetHere || isStored(),
    set() {
      write('');
      isSetHere = !isStored();
    },
    clear() {
      write('; max-age=0');
      isSetHere = false;
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
