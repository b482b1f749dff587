import { type Context, Hono } from 'hono';
import { SandboxError } from '../errors.ts';
import type { Campaign } from './campaign.ts';
import type { Env } from './env.ts';
import { isFromThisMachine, limitBody } from './gate.ts';
import { Refusal } from './refusal.ts';
import type { Trouble } from './trouble.ts';

/** `GET`, `PUT` and `DELETE /faults`: what goes wrong on purpose, for tests that are not in the same process. */
export function createSwitches(campaign: Campaign, { faults }: Trouble): Hono<Env> {
  const app = new Hono<Env>();

  app.onError((error, context) => {
    if (error instanceof Refusal) return context.json({ error: error.message }, error.status);
    if (error instanceof SandboxError) return context.json({ error: error.message }, 400);
    campaign.log(error);
    return context.json({ error: 'The sandbox failed. Its log says why.' }, 500);
  });

  app.use(async (context, next) => {
    if (!isFromThisMachine(context)) {
      throw new Refusal(403, 'Only programs and pages of this machine may switch faults: call http://localhost.');
    }
    context.header('cache-control', 'no-store');
    await next();
  });

  const show = (context: Context): Response => context.json({ callbacks: campaign.callbacks, ...faults.current });

  app.get('/', show);

  app.put('/', limitBody, async (context) => {
    faults.set(parse(await context.req.text()));
    return show(context);
  });

  app.delete('/', (context) => {
    faults.set({});
    return show(context);
  });

  return app;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The body is not JSON. Send something like {"commands":{"getUser":"silent"}}.');
  }
}
