import { PrefineryServerError } from './errors.ts';
import { bytesOf, signaturePattern, verify } from './hmac.ts';

/** A limit, because a forged header could have thousands of signatures to verify. A change of secrets needs two. */
const MOST_SIGNATURES = 5;

/** A delivery: the request itself, or its raw body and its header where a framework has read them already. */
export type WebhookDelivery =
  | Request
  | {
      /** The body exactly as it was sent. JSON that was parsed and written again has another signature. */
      body: string | Uint8Array;
      /** The header `X-Prefinery-Signature`. */
      signature: string | null | undefined;
    };

/** Options of `verifyWebhook`. */
export interface WebhookOptions {
  /** The project's webhook secret, which is not its identity verification secret. `undefined` is an error. */
  secret: string | undefined;
  /**
   * How many seconds the delivery's time may differ from now. The vendor asks for a tolerance, but names no value.
   *
   * @defaultValue 300
   */
  tolerance?: number | undefined;
  /** Returns the current time. @defaultValue the system's clock */
  clock?: (() => Date) | undefined;
}

/** An event as the vendor sent it. The other fields depend on the event: check them before you use them. */
export interface WebhookEvent {
  /** Its name, such as `reward_delivered`. The vendor may add new ones. */
  readonly event: string;
  readonly [field: string]: unknown;
}

/**
 * Verifies that a webhook comes from the vendor, and returns its event. The vendor documents the header
 * `X-Prefinery-Signature: t=…,v1=…`; other schemes than `v1` are ignored. If there are several `v1`, as while a secret
 * is changed, one of them has to be right. The body of a `Request` is read here: do not read it before.
 *
 * The same event may arrive twice, and within the tolerance an attacker who has seen a delivery can repeat it. So
 * handle events idempotently.
 *
 * @example
 * ```ts
 * export async function POST(request: Request) {
 *   const { event } = await verifyWebhook(request, { secret: process.env.PREFINERY_WEBHOOK_SECRET });
 *   if (event === 'reward_delivered') await celebrate();
 *   return new Response();
 * }
 * ```
 *
 * @throws {@link PrefineryServerError} `webhook_unsigned`, `webhook_malformed`, `webhook_forged`, `webhook_expired` or
 * `webhook_unreadable` for the delivery; `invalid_options` where there is no secret.
 */
export async function verifyWebhook(delivery: WebhookDelivery, options: WebhookOptions): Promise<WebhookEvent> {
  const { secret, tolerance = 300, clock = () => new Date() } = options;
  const { time, signatures } = readHeader(headerOf(delivery));
  const body = await bodyOf(delivery);
  const message = await new Blob([`${time}.`, body]).arrayBuffer();

  // Always verifies all of them, so that the duration does not tell which one was right.
  const verdicts = await Promise.all(signatures.map((signature) => verify(message, signature, secret)));
  if (!verdicts.includes(true)) {
    throw new PrefineryServerError(
      'webhook_forged',
      'The signature is wrong. If the delivery is real: is this the webhook secret of the project, and the body untouched?',
    );
  }
  const off = Math.abs(clock().getTime() / 1000 - Number(time));
  // Not `off > tolerance`, which would accept every delivery if one of them is NaN.
  if (!(off <= tolerance)) {
    throw new PrefineryServerError(
      'webhook_expired',
      `The delivery's time is ${Math.round(off)} s off, and ${tolerance} s are allowed. It was repeated or held up, or this machine's clock is wrong.`,
    );
  }
  return readEvent(body);
}

const headerOf = (delivery: WebhookDelivery): string | null | undefined =>
  'signature' in delivery ? delivery.signature : delivery.headers.get('X-Prefinery-Signature');

function readHeader(header: string | null | undefined): { time: string; signatures: string[] } {
  if (!header) {
    throw new PrefineryServerError(
      'webhook_unsigned',
      'There is no X-Prefinery-Signature. Whoever sent this is not the vendor, or a proxy dropped the header.',
    );
  }
  const parts = header.split(',').map((part) => part.trim());
  const valuesOf = (name: string) =>
    parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
  const [time = ''] = valuesOf('t');
  const signatures = valuesOf('v1')
    .filter((signature) => signaturePattern.test(signature))
    .slice(0, MOST_SIGNATURES);
  if (!/^\d+$/.test(time) || signatures.length === 0) {
    throw new PrefineryServerError(
      'webhook_malformed',
      'X-Prefinery-Signature is not t=SECONDS,v1=SIGNATURE with 64 hexadecimal digits. Hand the whole header over as it came.',
    );
  }
  return { time, signatures };
}

async function bodyOf(delivery: WebhookDelivery): Promise<Uint8Array<ArrayBuffer>> {
  if ('signature' in delivery) {
    return typeof delivery.body === 'string' ? bytesOf(delivery.body) : new Uint8Array(delivery.body);
  }
  if (delivery.bodyUsed) {
    throw new PrefineryServerError(
      'webhook_unreadable',
      'The body of this request was read before. Verify first and use the event, or give { body, signature } with the raw body.',
    );
  }
  return new Uint8Array(await delivery.arrayBuffer());
}

function readEvent(body: Uint8Array): WebhookEvent {
  let cause: unknown;
  try {
    const event: unknown = JSON.parse(new TextDecoder().decode(body));
    if (isEvent(event)) return event;
  } catch (error) {
    cause = error;
  }
  throw new PrefineryServerError(
    'webhook_unreadable',
    'The signature is right, but the body is no JSON object with the name of an event. Does somebody else use this secret?',
    { cause },
  );
}

const isEvent = (value: unknown): value is WebhookEvent =>
  typeof value === 'object' && value !== null && 'event' in value && typeof value.event === 'string';
