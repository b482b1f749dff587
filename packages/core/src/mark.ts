/** Remembers, until the browser is closed, that the browser session was begun for an identity of the app. */
export interface Mark {
  isSet: () => boolean;
  set: () => void;
  clear: () => void;
}

/** The names of such cookies begin with this. */
export const markPrefix = 'prefinery_kit_';

/**
 * A session cookie, because the vendor's own session cookie lasts as long: another tab or the next page has to know, too.
 * Where a page may have no cookies, such as in a sandboxed frame, nothing is remembered.
 */
export function createMark(project: string): Mark {
  const name = `${markPrefix}${project}`;
  const write = (attributes: string) =>
    attempt(() => (document.cookie = `${name}=app; path=/; samesite=lax${attributes}`));
  return {
    isSet: () => !!attempt(() => document.cookie.split('; ').includes(`${name}=app`)),
    set: () => void write(''),
    clear: () => void write('; max-age=0'),
  };
}

function attempt<Result>(access: () => Result): Result | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
