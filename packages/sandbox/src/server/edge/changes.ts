import type { MiddlewareHandler } from 'hono';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';

/** Pages that a visitor only has to open to change something: referral links, links of mails, and hosted forms. */
const writingPages = /\/(?:r|confirm)\/[^/]+$|\/users\/(?:new|instant)$/;

/** Requests that are posted and change nothing that is shown. */
const reading =
  /\/api\/[^/]+\/(?:getUser|getReferralCode|getReferrerCode|embedLeaderboard|embedReferralPage|popupReferralPage|ref-check)$|\/people\/session$/;

/** Tells listeners after each request that may have changed something. */
export const tellChanges =
  ({ live }: Pick<Campaign, 'live'>): MiddlewareHandler<Env> =>
  async (context, next) => {
    await next();
    const { method, path } = context.req;
    const writes = method === 'GET' ? writingPages.test(path) : !['HEAD', 'OPTIONS'].includes(method);
    if (writes && context.res.status < 400 && !reading.test(path)) live.tell({ type: 'changed' });
  };
