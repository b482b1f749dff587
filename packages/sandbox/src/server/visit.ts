import { parse } from 'bowser';
import type { Details, Member } from '../campaign/person.ts';
import type { CommandRequest } from '../protocol.ts';

/** Who calls, from where, and with what. */
export interface Visit {
  /** The person of the browser session. */
  session: Member | null;
  /** The visitor's id; `null` where the widget sent none. */
  visitorId: string | null;
  page: CommandRequest['page'];
  /** Origin of the page that called. */
  pageOrigin: string;
  /** The code of the person who referred this visitor. */
  referrerCode: string | null;
  /** The sandbox's own address as the visitor sees it, without a slash at the end. */
  base: string;
  userAgent: string;
  ip: string | null;
}

/** What can be told of somebody without asking. */
export function detailsOf({ page, userAgent, ip }: Visit): Details {
  const query = URL.canParse(page.url) ? new URL(page.url).searchParams : new URLSearchParams();
  // An empty user agent is an error to bowser.
  const { browser, os } = userAgent === '' ? { browser: {}, os: {} } : parse(userAgent);
  return {
    browser_name: browser.name,
    browser_version: browser.version,
    os_name: os.name,
    os_version: os.version,
    ip,
    http_referrer: page.referrer,
    utm_source: query.get('utm_source'),
    utm_medium: query.get('utm_medium'),
    utm_campaign: query.get('utm_campaign'),
    utm_term: query.get('utm_term'),
    utm_content: query.get('utm_content'),
  };
}
