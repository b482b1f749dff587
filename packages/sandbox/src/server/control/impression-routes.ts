import type { Hono } from 'hono';
import { timestamp } from '../../campaign/timestamp.ts';
import type { Store } from '../../store/store.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl } from './control.ts';

/** A visitor who has seen the signup form. */
export interface Impression {
  /** The visitor's id, which a cookie keeps. */
  visitor: string;
  /** The first time, ISO 8601 in UTC. */
  seen_at: string;
}

export const listImpressions = async ({ impressions }: Pick<Store, 'impressions'>): Promise<Impression[]> =>
  (await impressions.all()).map(({ visitor_id, created_at }) => ({
    visitor: visitor_id,
    seen_at: timestamp(created_at),
  }));

/** `GET /impressions`: the visitors who have seen the signup form. */
export function createImpressionRoutes(campaign: Campaign): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => context.json(await listImpressions(campaign.store)));
  return app;
}
