import type { Hono } from 'hono';
import * as v from 'valibot';
import { SandboxError } from '../../errors.ts';
import { ownOrigin } from '../edge/access.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl, readJson } from './control.ts';
import type { UserAdmin } from './user-admin.ts';

const move = v.object({ email: v.string(), status: v.unknown() });
const example = { email: 'amy@example.com', status: 'invited' };

function readMove(body: string): v.InferOutput<typeof move> {
  const read = v.safeParse(move, readJson(body, example));
  if (read.success) return read.output;
  throw new SandboxError('invalid_option', `Give something like ${JSON.stringify(example)}.`);
}

/** `GET /people?email=` and `POST /people`: who somebody is, and where they stand. */
export function createPeopleRoutes(campaign: Campaign, userAdmin: UserAdmin): Hono<Env> {
  const app = createControl(campaign);

  app.get('/', async (context) =>
    context.json(await userAdmin.find(context.req.query('email') ?? '', ownOrigin(context) + campaign.base)),
  );

  app.post('/', async (context) => {
    const { email, status } = readMove(await context.req.text());
    await userAdmin.setStatus(email, status);
    return context.json(await userAdmin.find(email, ownOrigin(context) + campaign.base));
  });

  return app;
}

/** `GET /events?email=`: what somebody has done. */
export function createEventRoutes(campaign: Campaign, userAdmin: UserAdmin): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => context.json(await userAdmin.events(context.req.query('email') ?? '')));
  return app;
}

/** `GET /impressions`: how many visitors have seen the signup form. */
export function createImpressionRoutes(campaign: Campaign): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => context.json({ impressions: await campaign.store.impressions.count() }));
  return app;
}
