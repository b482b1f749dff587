import type { Hono } from 'hono';
import type { Campaign } from '../foundation/campaign.ts';
import { createControl, readJson } from './control.ts';
import type { Env } from '../foundation/env.ts';

/** Resets the campaign, and returns its made-up users. */
export type Reset = (options: unknown) => Promise<{ users: number; seed: number }>;

/** `POST /reset`: resets the campaign. The body has `users` and `seed`, each by default that of the last time. */
export function createReset(campaign: Campaign, reset: Reset): Hono<Env> {
  const app = createControl(campaign);

  app.post('/', async (context) => {
    const body = await context.req.text();
    return context.json(await reset(body === '' ? {} : readJson(body, { users: 1000, seed: 1 })));
  });

  return app;
}

/** `POST /seed`: adds made-up users. */
export function createSeed(campaign: Campaign, seed: (options: unknown) => Promise<void>): Hono<Env> {
  const app = createControl(campaign);

  app.post('/', async (context) => {
    const options = readJson(await context.req.text(), { users: 1000, seed: 1 });
    await seed(options);
    return context.json(options);
  });

  return app;
}
