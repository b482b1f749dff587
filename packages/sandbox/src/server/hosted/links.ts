import { Hono } from 'hono';
import { capsFor } from '../../campaign/limits.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { signupPath } from '../../protocol.ts';
import { ownOrigin } from '../edge/access.ts';
import type { Site } from '../api/site.ts';
import { storable } from '../foundation/storable.ts';

/**
 * `GET /CODE`: a referral link. Counts a share and redirects to the site with `?r=CODE` or, as long as no site is known, to the
 * hosted form. With `ref-check` it is a status link, which opens the owner's own referral page: it counts no share and has no
 * referrer.
 */
export function createLinks({ base, clock, lock, limits, project, store }: Campaign, site: Site): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/:code', async (context) => {
    const { url, method } = context.req;
    const code = storable(context.req.param('code'));
    const { searchParams } = new URL(url);
    const isReferral = !searchParams.has('ref-check');
    const known = await site.of({ referral_code: code });
    const form = isReferral ? base + signupPath(project) : '';
    const target = new URL(known ?? ownOrigin(context) + form);
    for (const [name, value] of searchParams) target.searchParams.set(name, value);
    if (isReferral) {
      target.searchParams.set('r', code);
      if (known === null) target.searchParams.set('referral_token', code);
      const { share } = capsFor(limits, context.get('ip'));
      if (method === 'GET') await lock.share(() => store.users.countShare(code, share, clock()));
    }
    context.header('cache-control', 'no-store');
    return context.redirect(target.href);
  });

  return app;
}
