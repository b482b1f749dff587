import { type Context, Hono } from 'hono';
import { sentMail } from '../campaign/mail.ts';
import type { Campaign } from './campaign.ts';
import type { Env } from './env.ts';
import { isLocal, ownOrigin } from './gate.ts';
import { readIp } from './visit.ts';

/** `GET /`: the mails that were written, for who develops and tests on this machine. Their links confirm people. */
export function createOutbox({ store }: Campaign): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/', async (context) => {
    context.header('cache-control', 'no-store');
    if (!isFromHere(context)) {
      return context.json({ error: 'The outbox is for programs on the machine of the sandbox. Ask from there.' }, 403);
    }
    return context.json((await store.mails.all()).map(sentMail));
  });

  return app;
}

const loopback = /^(?:127(?:\.\d+){3}|::1)$/;

/**
 * The connection, the name and the page, if there is one, must all be this machine's. A name alone can be anybody's:
 * a stranger's page may have a name that leads here. And what was forwarded comes from elsewhere.
 */
function isFromHere(context: Context<Env>): boolean {
  const ip = readIp(context);
  const origin = context.req.header('origin');
  return (
    (ip === null || loopback.test(ip)) &&
    isLocal(ownOrigin(context)) &&
    (origin === undefined || isLocal(origin)) &&
    context.req.header('forwarded') === undefined &&
    context.req.header('x-forwarded-for') === undefined
  );
}
