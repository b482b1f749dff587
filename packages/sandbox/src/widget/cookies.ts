import { nanoid } from 'nanoid';

const day = 24 * 60 * 60;

/** What the widget remembers in a visitor's browser: first-party cookies of the page, one set per project. */
export interface Cookies {
  /** The code of the person who referred this visitor. Kept for 30 days. */
  referrerCode: () => string | null;
  keepReferrerCode: (code: string) => void;
  /** The session's token. It ends with the browser session, as the vendor documents of its own. */
  session: () => string | null;
  keepSession: (token: string | null) => void;
  /** The visitor's id, which makes form impressions unique. Kept for a year, from the first impression on. */
  visitor: () => string | null;
  keepVisitor: () => void;
}

export function createCookies(document: Document, project: string): Cookies {
  const read = (name: string): string | null => {
    const start = `_pfy_${project}_${name}=`;
    const cookie = document.cookie.split('; ').find((pair) => pair.startsWith(start));
    return cookie === undefined ? null : decodeURIComponent(cookie.slice(start.length));
  };

  const write = (name: string, value: string, seconds?: number): void => {
    const lifetime = seconds === undefined ? '' : `; max-age=${seconds}`;
    document.cookie = `_pfy_${project}_${name}=${encodeURIComponent(value)}; path=/; samesite=lax${lifetime}`;
  };

  return {
    referrerCode: () => read('referrer_code'),
    keepReferrerCode: (code) => write('referrer_code', code, 30 * day),
    session: () => read('session'),
    keepSession: (token) => (token === null ? write('session', '', 0) : write('session', token)),
    visitor: () => read('visitor'),
    keepVisitor: () => write('visitor', read('visitor') ?? nanoid(), 365 * day),
  };
}
