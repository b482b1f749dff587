import type { Context, Hono } from 'hono';
import type { Campaign } from './campaign.ts';
import { createControl, readJson } from './control.ts';
import type { Env } from './env.ts';
import type { Trouble } from './trouble.ts';

/** `GET`, `PUT` and `DELETE /faults`: faults of scripts, commands, reads and mails. */
export function createSwitches(campaign: Campaign, { faults }: Trouble): Hono<Env> {
  const app = createControl(campaign);

  const show = (context: Context): Response => context.json({ callbacks: campaign.callbacks, ...faults.current });

  app.get('/', (context) => campaign.door.pass(async () => show(context)));

  app.put('/', async (context) => {
    await faults.set(readJson(await context.req.text(), { commands: { getUser: 'silent' } }));
    return show(context);
  });

  app.delete('/', async (context) => {
    await faults.set({});
    return show(context);
  });

  return app;
}
