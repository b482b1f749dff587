import type { Hono } from 'hono';
import { sentMail } from '../../campaign/mail.ts';
import type { Campaign } from '../foundation/campaign.ts';
import { createControl } from './control.ts';
import type { Env } from '../foundation/env.ts';

/** `GET /outbox`: the mails that were written, with the links that confirm users. */
export function createOutbox(campaign: Campaign): Hono<Env> {
  const app = createControl(campaign);
  app.get('/', async (context) => context.json((await campaign.store.mails.all()).map(sentMail)));
  return app;
}
