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

/** Adds made-up users. */
export interface SeedAdmin {
  seed: (options: unknown) => Promise<void>;
  /** How many the last seed or reset has made, with which seed. */
  last: () => Promise<{ users: number; seed: number }>;
}

/** `GET /seed` and `POST /seed`: the made-up users of the last time, and more of them. */
export function createSeed(campaign: Campaign, { seed, last }: SeedAdmin): Hono<Env> {
  const app = createControl(campaign);

  app.get('/', async (context) => context.json(await last()));

  app.post('/', async (context) => {
    const options = readJson(await context.req.text(), { users: 1000, seed: 1 });
    await seed(options);
    return context.json(options);
  });

  return app;
}
