import { nanoid } from 'nanoid';
import { visitorCookie } from '../protocol.ts';

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
  const names = {
    referrer: `_pfy_${project}_referrer_code`,
    session: `_pfy_${project}_session`,
    visitor: visitorCookie(project),
  };

  const read = (name: string): string | null => {
    const start = `${name}=`;
    const cookie = document.cookie.split('; ').find((pair) => pair.startsWith(start));
    return cookie === undefined ? null : decodeURIComponent(cookie.slice(start.length));
  };

  const write = (name: string, value: string, seconds?: number): void => {
    const lifetime = seconds === undefined ? '' : `; max-age=${seconds}`;
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; samesite=lax${lifetime}`;
  };

  return {
    referrerCode: () => read(names.referrer),
    keepReferrerCode: (code) => write(names.referrer, code, 30 * day),
    session: () => read(names.session),
    keepSession: (token) => (token === null ? write(names.session, '', 0) : write(names.session, token)),
    visitor: () => read(names.visitor),
    keepVisitor: () => write(names.visitor, read(names.visitor) ?? nanoid(), 365 * day),
  };
}
