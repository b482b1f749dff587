import type { Hono } from 'hono';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl } from './control.ts';

/** `GET /activity` and `DELETE /activity`: the commands that this process has answered, the newest one first. */
export function createActivityRoutes(campaign: Campaign): Hono<Env> {
  const { activity, live } = campaign;
  const app = createControl(campaign);

  app.get('/', (context) => context.json(activity.all()));

  app.delete('/', (context) => {
    activity.clear();
    live.tell({ type: 'reset' });
    return context.json([]);
  });

  return app;
}
