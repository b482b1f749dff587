import { nanoid } from 'nanoid';
import { visitorCookie } from '../protocol.ts';
import type { Fields } from './fields.ts';

const day = 24 * 60 * 60;

/** The widget's first-party cookies, one set per project. */
export interface Cookies {
  /** The referrer's code. Expires after 30 days. */
  referrerCode: () => string | null;
  keepReferrerCode: (code: string) => void;
  /** Where the visitor came from. Ends with the browser session. */
  landing: () => Fields;
  keepLanding: (landing: Fields) => void;
  /** The session token. Ends with the browser session, as the vendor documents of its own. */
  session: () => string | null;
  keepSession: (token: string | null) => void;
  /** The visitor's id, by which form impressions are counted once. Expires a year after the first impression. */
  visitor: () => string | null;
  keepVisitor: () => void;
}

export function createCookies(document: Document, project: string): Cookies {
  const names = {
    referrer: `_pfy_${project}_referrer_code`,
    landing: `_pfy_${project}_landing`,
    session: `_pfy_${project}_session`,
    visitor: visitorCookie(project),
  };

  /** What was written in a page that may not have cookies, such as one in a sandboxed frame. */
  const kept = new Map<string, string>();

  /** `null` where the page may not have cookies. */
  const readAll = (): string | null => {
    try {
      const all: unknown = document.cookie;
      return typeof all === 'string' ? all : null;
    } catch {
      return null;
    }
  };

  const read = (name: string): string | null => {
    const start = `${name}=`;
    const all = readAll();
    if (all === null) return kept.get(name) ?? null;
    const cookie = all.split('; ').find((pair) => pair.startsWith(start));
    if (cookie === undefined) return null;
    try {
      return decodeURIComponent(cookie.slice(start.length));
    } catch {
      // Written by other code: treated as absent.
      return null;
    }
  };

  const write = (name: string, value: string, seconds?: number): void => {
    if (readAll() === null) {
      if (seconds === 0) kept.delete(name);
      else kept.set(name, value);
      return;
    }
    const lifetime = seconds === undefined ? '' : `; max-age=${seconds}`;
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; samesite=lax${lifetime}`;
  };

  return {
    referrerCode: () => read(names.referrer),
    keepReferrerCode: (code) => write(names.referrer, code, 30 * day),
    landing: () => Object.fromEntries(new URLSearchParams(read(names.landing) ?? '')),
    keepLanding: (landing) => write(names.landing, new URLSearchParams(landing).toString()),
    session: () => read(names.session),
    keepSession: (token) => (token === null ? write(names.session, '', 0) : write(names.session, token)),
    visitor: () => read(names.visitor),
    keepVisitor: () => write(names.visitor, read(names.visitor) ?? nanoid(), 365 * day),
  };
}
