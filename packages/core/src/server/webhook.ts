import { PrefineryServerError } from './errors.ts';
import { bytesOf, signaturePattern, verify } from './hmac.ts';

/** No change of secrets needs more. A header that somebody made up cannot have the server verify thousands. */
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

/** How a delivery is verified. */
export interface WebhookOptions {
  /** The project's webhook secret, which is not its identity verification secret. As there, `undefined` is an error. */
  secret: string | undefined;
  /**
   * How many seconds the delivery's time may be off, to either side. The vendor asks for a tolerance and names none.
   *
   * @defaultValue 300
   */
  tolerance?: number | undefined;
  /** What time it is. @defaultValue the system's clock */
  clock?: (() => Date) | undefined;
}

/** An event as the vendor sent it. What comes with it depends on the event, so look before you use it. */
export interface WebhookEvent {
  /** Its name, such as `reward_delivered`. There are others, and there may be new ones. */
  readonly event: string;
  readonly [field: string]: unknown;
}

/**
 * Makes sure that a webhook comes from the vendor, and answers its event. The vendor documents the header
 * `X-Prefinery-Signature: t=…,v1=…`; other schemes than `v1` are ignored. Where there are several `v1`, as while a secret is
 * changed, one that is right will do. A `Request` is read by this: don't read its body before.
 *
 * The same event may arrive twice, and within the tolerance anybody who saw a delivery can repeat it. So let a second one
 * change nothing.
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

  // All of them, so that the time it takes does not say which one was right.
  const verdicts = await Promise.all(signatures.map((signature) => verify(message, signature, secret)));
  if (!verdicts.includes(true)) {
    throw new PrefineryServerError(
      'webhook_forged',
      'The signature is wrong. If the delivery is real: is this the webhook secret of the project, and the body untouched?',
    );
  }
  const off = Math.abs(clock().getTime() / 1000 - Number(time));
  // Written so that a tolerance or a clock that is no number lets nothing through.
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
