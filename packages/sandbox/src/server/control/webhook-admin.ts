import type { Hono } from 'hono';
import * as v from 'valibot';
import { timestamp } from '../../campaign/timestamp.ts';
import type { WebhookEventName } from '../../campaign/webhook.ts';
import { SandboxError } from '../../errors.ts';
import type { WebhookStatus } from '../../store/webhooks.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { createControl, readJson } from './control.ts';

/** A webhook that was or will be sent. */
export interface SentWebhook {
  /** Its number, in the order of the changes. */
  number: number;
  url: string;
  event: WebhookEventName;
  /**
   * `waiting` for its first or next attempt; `accepted` with HTTP 200 or 201; `failed` after the last attempt; `removed`
   * because an answer with 410 has removed the address.
   */
  status: WebhookStatus;
  /** How often it has been sent. */
  attempts: number;
  /** Body of the last attempt; `null`: it has not been sent yet. */
  body: string | null;
  /** Header `X-Prefinery-Signature` of the last attempt. */
  signature: string | null;
  /** Whether the body is a guess of the sandbox, because the vendor documents none and there is no template. */
  isGuess: boolean;
  /** HTTP status of the last answer; `null`: there was none. */
  answered: number | null;
  /** Why there was no answer. */
  problem: string | null;
  /** When the change happened, ISO 8601 in UTC. */
  created_at: string;
}

/** Reads webhooks, and sends them again. */
export interface WebhookAdmin {
  all: () => Promise<SentWebhook[]>;
  /** @throws SandboxError `unknown_webhook` */
  sendAgain: (number: number) => Promise<void>;
}

export function createWebhookAdmin({
  lock,
  store,
  webhookTemplates,
}: Pick<Campaign, 'lock' | 'store' | 'webhookTemplates'>): WebhookAdmin {
  return {
    all: async () =>
      (await store.webhooks.all()).map((webhook) => ({
        number: webhook.number,
        url: webhook.url,
        event: webhook.event,
        status: webhook.status,
        attempts: webhook.attempts,
        body: webhook.body,
        signature: webhook.signature,
        isGuess: !Object.hasOwn(webhookTemplates, webhook.event),
        answered: webhook.answered,
        problem: webhook.problem,
        created_at: timestamp(webhook.created_at),
      })),

    async sendAgain(number) {
      if (await lock.share(() => store.webhooks.sendAgain(number))) return;
      throw new SandboxError('unknown_webhook', `There is no webhook ${number}. GET /webhooks lists them.`);
    },
  };
}

const again = v.object({ number: v.pipe(v.number(), v.safeInteger()) });
const example = { number: 1 };

/** `GET /webhooks`: what was sent and is to be sent. `POST /webhooks`: send one again. */
export function createWebhookRoutes(campaign: Campaign, webhooks: WebhookAdmin): Hono<Env> {
  const app = createControl(campaign);

  app.get('/', async (context) => context.json(await webhooks.all()));

  app.post('/', async (context) => {
    const read = v.safeParse(again, readJson(await context.req.text(), example));
    if (!read.success) throw new SandboxError('invalid_option', `Give something like ${JSON.stringify(example)}.`);
    await webhooks.sendAgain(read.output.number);
    return context.json(read.output, 202);
  });

  return app;
}
