import { parse } from 'bowser';
import type { Context } from 'hono';
import * as v from 'valibot';
import type { Details, Member } from '../campaign/person.ts';
import { type CommandRequest, sessionHeader, visitorHeader, visitorId } from '../protocol.ts';
import type { Campaign } from './campaign.ts';
import type { Env } from './env.ts';
import { mayCall, ownOrigin } from './gate.ts';
import { Refusal } from './refusal.ts';
import { storable } from './text.ts';

/** Who calls, from where, and with what. */
export interface Visit {
  /** The person of the browser session. */
  session: Member | null;
  /** Its token; `null` where the widget sent none. */
  sessionToken: string | null;
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

/**
 * Reads what the request itself tells.
 * @throws Refusal where the caller is to blame
 */
export async function readVisit(
  context: Context<Env>,
  { page, referrer_code }: Pick<CommandRequest, 'page' | 'referrer_code'>,
  campaign: Campaign,
): Promise<Visit> {
  const { users, sessions } = campaign.store;
  const token = context.req.header(sessionHeader);
  const visitor = context.req.header(visitorHeader);
  if (visitor !== undefined && !v.is(visitorId, visitor)) {
    throw new Refusal(400, `The header ${visitorHeader} is not an id: 1 to 64 letters, digits, - and _.`);
  }
  const person = token === undefined ? null : await sessions.find(token);
  const own = ownOrigin(context);
  // Browsers name the origin of a page themselves. What a program says of its page may be anybody's.
  const said = URL.canParse(page.url) ? new URL(page.url).origin : own;
  return {
    session: person === null ? null : await users.find({ id: person }),
    sessionToken: token ?? null,
    visitorId: visitor ?? null,
    page,
    pageOrigin: context.req.header('origin') ?? (mayCall(said, own, campaign) ? said : own),
    referrerCode: referrer_code,
    base: own + campaign.base,
    userAgent: storable(context.req.header('user-agent') ?? ''),
    ip: readIp(context),
  };
}

/** Address of who is at the other end; `null`: nobody knows. IPv4 wears IPv6 clothes where a server listens to both. */
export const readIp = (context: Context<Env>): string | null =>
  context.env.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null;

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
