import type { Context, Hono } from 'hono';
import type { Campaign } from '../foundation/campaign.ts';
import { createControl, readJson } from './control.ts';
import type { Env } from '../foundation/env.ts';
import type { FaultEffects } from '../faults/effects.ts';

/**
 * `GET`, `PUT`, `PATCH` and `DELETE /faults`: faults of scripts, commands, reads and mails. `PUT` replaces all of them, `PATCH` changes
 * those that are named, so that several people who set faults do not undo each other's.
 */
export function createFaultRoutes(campaign: Campaign, { faults }: FaultEffects): Hono<Env> {
  const app = createControl(campaign);

  const show = (context: Context): Response => context.json({ callbacks: campaign.callbacks, ...faults.current });

  app.get('/', (context) => campaign.lock.share(async () => show(context)));

  app.put('/', async (context) => {
    await faults.set(readJson(await context.req.text(), { commands: { getUser: 'silent' } }));
    return show(context);
  });

  app.patch('/', async (context) => {
    await faults.change(readJson(await context.req.text(), { commands: { getUser: null } }));
    return show(context);
  });

  app.delete('/', async (context) => {
    await faults.set({});
    return show(context);
  });

  return app;
}
