import { createHmac } from 'node:crypto';
import { fillTemplate, webhookPayload } from '../../campaign/webhook.ts';
import { failureOf } from '../../log.ts';
import type { DueWebhook, WebhookAttempt } from '../../store/webhooks.ts';
import type { Campaign } from '../foundation/campaign.ts';

/** Documented by the vendor: how long an address may take to answer, in ms. */
const longestAnswer = 15_000;
/** Documented by the vendor: how often a webhook is sent again after a failure. */
const retries = 15;
/** The time between attempts, in ms. The vendor's is not documented: this one suits development. */
const pauseAfter = (attempts: number): number => Math.min(1000 * 2 ** (attempts - 1), 60_000);
/** How often it looks for webhooks, in ms. */
const betweenLooks = 100;
/** How many are sent at the same time. */
const atOnce = 10;

/** Sends the webhooks of a campaign. */
export interface WebhookSender {
  /** Begins to send. Does nothing if the campaign has no addresses. */
  start: () => void;
  /** Ends attempts in flight, and sends no more. They count as failed, and are due again. */
  stop: () => Promise<void>;
}

type Sending = Pick<Campaign, 'live' | 'log' | 'lock' | 'store' | 'webhookUrls' | 'webhookSecret' | 'webhookTemplates'>;

export function createWebhookSender(campaign: Sending): WebhookSender {
  const { webhooks } = campaign.store;
  const stopped = new AbortController();
  let running = Promise.resolve();

  /** Does not hold the lock meanwhile: a reset does not wait for slow addresses. */
  const send = async (webhook: DueWebhook): Promise<void> => {
    const attempt = await post(webhook, campaign, stopped.signal);
    await campaign.lock.share(() => webhooks.note(webhook, attempt));
    campaign.live.tell({ type: 'changed' });
  };

  const look = async (): Promise<void> => {
    const due = await campaign.lock.share(() => webhooks.take(atOnce, longestAnswer * 2));
    await Promise.all(due.map(send));
    if (due.length === atOnce) await look();
  };

  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await look().catch((error: unknown) =>
        campaign.log.warn({ err: failureOf(error) }, 'Webhooks could not be sent. They are sent later.'),
      );
      await pause(betweenLooks, stopped.signal);
    }
  };

  return {
    start() {
      if (campaign.webhookUrls.length > 0) running = run();
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

/** Sends a webhook once. */
async function post(
  { url, change, attempts }: DueWebhook,
  { webhookSecret, webhookTemplates }: Pick<Campaign, 'webhookSecret' | 'webhookTemplates'>,
  stopped: AbortSignal,
): Promise<WebhookAttempt> {
  const template = webhookTemplates[change.event];
  const payload = webhookPayload(change);
  const body = JSON.stringify(template === undefined ? payload : fillTemplate(template, payload));
  const signature = signWebhook(body, webhookSecret, new Date());
  const sent = { body, signature };
  const retryIn = attempts > retries ? null : pauseAfter(attempts);
  const failed = { status: retryIn === null ? ('failed' as const) : ('waiting' as const), retryIn };
  try {
    const { status: answered } = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'prefinery-sandbox',
        'x-prefinery-signature': signature,
        ...(template === undefined && { 'x-sandbox-payload': 'guess' }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(longestAnswer), stopped]),
    });
    const answer = { ...sent, answered, problem: null };
    if (answered === 200 || answered === 201) return { ...answer, status: 'accepted', retryIn: null };
    if (answered === 410) return { ...answer, status: 'removed', retryIn: null };
    return { ...answer, ...failed };
  } catch (error) {
    return { ...sent, ...failed, answered: null, problem: problemOf(error) };
  }
}

/** The header `X-Prefinery-Signature`, as the vendor documents it. */
function signWebhook(body: string, secret: string, now: Date): string {
  const time = Math.floor(now.getTime() / 1000);
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

/** `fetch` names the reason in the error's cause. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

/** Waits, unless it is stopped. Does not keep the process alive. */
const pause = (milliseconds: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    timer.unref();
    stopped.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    }
  });
