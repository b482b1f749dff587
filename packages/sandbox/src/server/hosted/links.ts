import { Hono } from 'hono';
import { capsFor } from '../../campaign/limits.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { ownOrigin } from '../edge/access.ts';
import type { Site } from '../api/site.ts';
import { storable } from '../foundation/storable.ts';

/**
 * `GET /CODE`: a referral link. Counts a share and redirects to the site with `?r=CODE`. With `ref-check` it is a status
 * link, which opens the owner's own referral page: it counts no share and has no referrer.
 */
export function createLinks({ clock, lock, limits, store }: Campaign, site: Site): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/:code', async (context) => {
    const { url, method } = context.req;
    const code = storable(context.req.param('code'));
    const { searchParams } = new URL(url);
    const target = new URL((await site.of({ referral_code: code })) ?? ownOrigin(context));
    for (const [name, value] of searchParams) target.searchParams.set(name, value);
    if (!searchParams.has('ref-check')) {
      target.searchParams.set('r', code);
      const { share } = capsFor(limits, context.get('ip'));
      if (method === 'GET') await lock.share(() => store.users.countShare(code, share, clock()));
    }
    context.header('cache-control', 'no-store');
    return context.redirect(target.href);
  });

  return app;
}
