import { Hono } from 'hono';
import { sentMail } from '../campaign/mail.ts';
import type { Campaign } from './campaign.ts';
import type { Env } from './env.ts';
import { isFromThisMachine } from './gate.ts';

/** `GET /`: the mails that were written, for who develops and tests on this machine. Their links confirm people. */
export function createOutbox({ store }: Campaign): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/', async (context) => {
    context.header('cache-control', 'no-store');
    if (!isFromThisMachine(context)) {
      return context.json({ error: 'The outbox is for programs on the machine of the sandbox. Ask from there.' }, 403);
    }
    return context.json((await store.mails.all()).map(sentMail));
  });

  return app;
}
