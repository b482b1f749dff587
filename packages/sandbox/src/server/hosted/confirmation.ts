import { Hono } from 'hono';
import { messagePage } from '../../pages/Message.tsx';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { ownOrigin } from '../edge/access.ts';
import { secure } from './headers.ts';
import type { Site } from '../api/site.ts';
import { readTicket } from '../foundation/ticket.ts';

/** `GET /TICKET`: the link of a mail. Confirms its user, once or again, and redirects to the site. */
export function createConfirmation(campaign: Campaign, site: Site): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/:ticket', async (context) => {
    const { clock, lock, rewards: offers, secret, store } = campaign;
    const id = readTicket(secret, context.req.param('ticket'));
    // A HEAD request, such as a mail scanner's, confirms no user.
    if (id !== null && context.req.method !== 'GET') return context.body(null);
    const step = { from: 'unconfirmed', to: 'applied', offers, now: clock() } as const;
    if (id === null || !(await lock.share(() => store.users.step({ who: { id }, ...step })))) {
      secure(context, `'none'`);
      return context.html(messagePage(wrong), 404);
    }
    context.header('cache-control', 'no-store');
    return context.redirect((await site.of({ id })) ?? ownOrigin(context) + campaign.base);
  });

  return app;
}

const wrong = {
  title: 'This link leads to nobody',
  text: 'It is not complete, or the campaign that sent it is gone. Copy all of it from the e-mail, or join again.',
  base: '..',
};
