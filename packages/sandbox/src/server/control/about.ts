import type { Hono } from 'hono';
import type { Ranking } from '../../campaign/ranking.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl } from './control.ts';

/** What a page needs to know of a campaign before anything else. */
export interface About {
  /** Key of the project. */
  project: string;
  /** Whether new users have to follow a mailed link before they count. */
  doubleOptIn: boolean;
  /** What the list is ordered by. */
  ranking: Ranking;
  /** Address of the app that referral links lead to; `null`: no page has called yet. */
  site: string | null;
}

/** `GET /about`: the campaign that this sandbox serves. */
export function createAbout(campaign: Campaign): Hono<Env> {
  const { project, doubleOptIn, ranking, site, store } = campaign;
  const app = createControl(campaign);

  app.get('/', async (context) =>
    context.json({
      project,
      doubleOptIn,
      ranking,
      site: site ?? (await store.remembered.find('site')),
    } satisfies About),
  );

  return app;
}
