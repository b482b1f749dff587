import type { Hono } from 'hono';
import * as v from 'valibot';
import { confirmationMail, type MailContent, mailText, type SentMail, sentMail } from '../../campaign/mail.ts';
import { SandboxError, unknownPerson } from '../../errors.ts';
import { mailPage } from '../../pages/Mail.tsx';
import type { Kept } from '../../store/mails.ts';
import { ownOrigin } from '../edge/access.ts';
import type { FaultEffects } from '../faults/effects.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { storable } from '../foundation/storable.ts';
import { writeTicket } from '../foundation/ticket.ts';
import { createControl, readJson } from './control.ts';

/** Which mails to list. */
export interface OutboxOptions {
  /**
   * Whether mails that a fault delays are listed, too. Their status is `held` or `late`.
   * @defaultValue `false`
   */
  delayed?: boolean | undefined;
}

/** Reads and writes the mails. */
export interface OutboxAdmin {
  list: (options?: OutboxOptions) => Promise<SentMail[]>;
  /** @throws SandboxError `unknown_mail` */
  read: (number: number) => Promise<MailContent>;
  /**
   * Writes the confirmation mail of a user once more.
   * @param base the sandbox's own address, which the link begins with
   * @throws SandboxError `unknown_person`; `invalid_option` if the user has confirmed
   */
  write: (email: string, base: string) => Promise<SentMail>;
}

export function createOutboxAdmin(
  { clock, lock, secret, store }: Pick<Campaign, 'clock' | 'lock' | 'secret' | 'store'>,
  { arrivalOf }: Pick<FaultEffects, 'arrivalOf'>,
): OutboxAdmin {
  const show = (mail: Kept): SentMail => sentMail(mail, arrivalOf(mail));

  return {
    async list({ delayed = false } = {}) {
      // Reading the outbox makes mails arrive, so it is read in both cases.
      const arrived = await store.mails.all();
      return (delayed ? await store.mails.everything() : arrived).map(show);
    },

    async read(number) {
      const mail = Number.isSafeInteger(number) ? await store.mails.find(number) : null;
      if (mail === null) throw new SandboxError('unknown_mail', `There is no mail ${number}. GET /outbox lists them.`);
      return { ...show(mail), text: mailText(mail), html: mailPage(mail) };
    },

    async write(email, base) {
      const mail = await lock.share(async () => {
        const person = await store.users.find({ email: storable(email) });
        if (person === null) throw unknownPerson(email);
        if (person.status !== 'unconfirmed') {
          throw new SandboxError(
            'invalid_option',
            `${person.email} is ${person.status}. Only users who are unconfirmed get a mail to confirm their address.`,
          );
        }
        const link = `${base}/confirm/${writeTicket(secret, person.id)}`;
        return store.mails.write(confirmationMail(person.email, link, clock()));
      });
      return show(mail);
    },
  };
}

const again = v.object({ email: v.string() });
const example = { email: 'amy@example.com' };

/**
 * `GET /outbox`: the mails that were written, with the links that confirm users; with `delayed=true` also those that a fault delays.
 * `GET /outbox/NUMBER`: one of them with its body. `POST /outbox`: the mail to a user once more.
 */
export function createOutbox(campaign: Campaign, outbox: OutboxAdmin): Hono<Env> {
  const app = createControl(campaign);

  app.get('/', async (context) =>
    context.json(await outbox.list({ delayed: context.req.query('delayed') === 'true' })),
  );

  app.get('/:number', async (context) => context.json(await outbox.read(Number(context.req.param('number')))));

  app.post('/', async (context) => {
    const read = v.safeParse(again, readJson(await context.req.text(), example));
    if (!read.success) throw new SandboxError('invalid_option', `Give something like ${JSON.stringify(example)}.`);
    return context.json(await outbox.write(read.output.email, ownOrigin(context) + campaign.base), 201);
  });

  return app;
}
