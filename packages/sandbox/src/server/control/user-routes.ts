import type { Hono } from 'hono';
import * as v from 'valibot';
import { SandboxError } from '../../errors.ts';
import { ownOrigin } from '../edge/access.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl, readJson } from './control.ts';
import type { JoinMadeUp } from './made-up-signups.ts';
import { signIn } from './sign-in.ts';
import { readStory } from './story.ts';
import type { UserAdmin } from './user-admin.ts';

const move = v.object({ email: v.string(), status: v.unknown() });
const example = { email: 'amy@example.com', status: 'invited' };

function readMove(body: string): v.InferOutput<typeof move> {
  const read = v.safeParse(move, readJson(body, example));
  if (read.success) return read.output;
  throw new SandboxError('invalid_option', `Give something like ${JSON.stringify(example)}.`);
}

const named = v.object({ email: v.string() });

function readEmail(body: string): string {
  const read = v.safeParse(named, readJson(body, { email: example.email }));
  if (read.success) return read.output.email;
  throw new SandboxError('invalid_option', `Give something like ${JSON.stringify({ email: example.email })}.`);
}

/**
 * `GET /people` and `POST /people`: one user by `email`, a list of users, and a new status for one. `GET /people/story`: all that is
 * known of one. `POST /people/session`: a session of one. `POST /people/join`: made-up users join.
 */
export function createPeopleRoutes(campaign: Campaign, userAdmin: UserAdmin, joinMadeUp: JoinMadeUp): Hono<Env> {
  const app = createControl(campaign);

  app.get('/', async (context) => {
    const { email, limit, ...options } = context.req.query();
    const base = ownOrigin(context) + campaign.base;
    if (email !== undefined) return context.json(await userAdmin.find(email, base));
    return context.json(
      await userAdmin.list({ ...options, ...(limit !== undefined && { limit: Number(limit) }) }, base),
    );
  });

  app.post('/', async (context) => {
    const { email, status } = readMove(await context.req.text());
    await userAdmin.setStatus(email, status);
    return context.json(await userAdmin.find(email, ownOrigin(context) + campaign.base));
  });

  app.get('/story', async (context) =>
    context.json(await readStory(context.req.query('email') ?? '', ownOrigin(context) + campaign.base, campaign)),
  );

  app.post('/session', async (context) => context.json(await signIn(readEmail(await context.req.text()), campaign)));

  app.post('/join', async (context) => {
    const body = await context.req.text();
    const given = body === '' ? {} : readJson(body, { count: 3, referrer: example.email });
    return context.json({ joined: await joinMadeUp(given, ownOrigin(context) + campaign.base) });
  });

  return app;
}

/** `GET /events?email=`: what a user has done. */
export function createEventRoutes(campaign: Campaign, userAdmin: UserAdmin): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => context.json(await userAdmin.events(context.req.query('email') ?? '')));
  return app;
}
