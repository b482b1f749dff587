import type { Context } from 'hono';
import * as v from 'valibot';
import type { Details, Person } from '../../campaign/person.ts';
import { type CommandRequest, sessionHeader, visitorHeader, visitorId } from '../../protocol.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { readDevice } from './device.ts';
import type { Env } from '../foundation/env.ts';
import { mayCall, ownOrigin } from '../edge/access.ts';
import { Refusal } from '../foundation/refusal.ts';
import { storable } from '../foundation/storable.ts';

/** Who calls, from where, and with what. */
export interface Visit {
  /** The user of the browser session. */
  session: Person | null;
  /** Its token; `null` where the widget sent none. */
  sessionToken: string | null;
  /** The visitor's id; `null` where the widget sent none. */
  visitorId: string | null;
  page: CommandRequest['page'];
  /** Origin of the page that called. */
  pageOrigin: string;
  /** The code of the referrer. */
  referrerCode: string | null;
  /** The sandbox's own origin as the visitor sees it. */
  own: string;
  /** Its address: the origin, and the path that it is mounted under, without a slash at the end. */
  base: string;
  userAgent: string;
  ip: string | null;
}

/**
 * Reads the request.
 * @throws Refusal where the caller is to blame
 */
export async function readVisit(
  context: Context<Env>,
  { page, referrer_code }: Pick<CommandRequest, 'page' | 'referrer_code'>,
  campaign: Campaign,
): Promise<Visit> {
  const token = context.req.header(sessionHeader);
  const visitor = context.req.header(visitorHeader);
  if (visitor !== undefined && !v.is(visitorId, visitor)) {
    throw new Refusal(400, `The header ${visitorHeader} is not an id: 1 to 64 letters, digits, - and _.`);
  }
  const own = ownOrigin(context);
  // Browsers set the origin of a page themselves. A program may claim any page.
  const claimed = URL.canParse(page.url) ? new URL(page.url).origin : own;
  return {
    session: token === undefined ? null : await campaign.store.sessions.find(token),
    sessionToken: token ?? null,
    visitorId: visitor ?? null,
    page,
    pageOrigin: context.req.header('origin') ?? (mayCall(claimed, own, campaign) ? claimed : own),
    referrerCode: referrer_code,
    own,
    base: own + campaign.base,
    userAgent: storable(context.req.header('user-agent') ?? ''),
    ip: context.get('ip'),
  };
}

/** What the request says about a user besides the data. */
export function detailsOf({ page, userAgent, ip }: Visit): Details {
  return { ...readDevice(userAgent), ip, http_referrer: page.referrer, ...readUtm(page) };
}

const utmNames = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** The campaign of the page's own address or, where that names none, of the one that the visitor landed on. */
function readUtm({ url, utm = {} }: Visit['page']): Details {
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  const hasOwn = utmNames.some((name) => query.has(name));
  return Object.fromEntries(
    utmNames.map((name) => {
      const value = hasOwn ? query.get(name) : (utm[name] ?? null);
      // Decoding may produce characters that cannot be stored.
      return [name, value === null ? null : storable(value)];
    }),
  );
}
