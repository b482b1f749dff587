import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { notAllowed } from '../../protocol.ts';
import { Refusal } from '../foundation/refusal.ts';
import { isLoopback, isLoopbackAddress } from './loopback.ts';
import { shorten } from '../../campaign/shorten.ts';

/** The sandbox's own origin, as the visitor sees it. */
export const ownOrigin = (context: Context<Env>): string => context.get('own');

/** Headers that only proxies add. */
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Whether a program or a page of this machine calls. The connection, the host and the page's origin, if there is one, must
 * all be local: the host name of another site may point to this machine. A proxy on this machine may forward requests
 * from elsewhere: some proxies add a header, others, such as nginx by default, only close the connection after a request.
 */
export function isFromThisMachine(
  context: Context<Env>,
  { trustProxy, url }: Pick<Campaign, 'trustProxy' | 'url'>,
): boolean {
  const { socket, httpVersion = '1.1' } = context.env.incoming ?? { socket: {} };
  const { req } = context;
  const origin = req.header('origin');
  return (
    trustProxy.length === 0 &&
    (url === null || isLoopback(new URL(url).origin)) &&
    (socket.remoteAddress === undefined || isLoopbackAddress(socket.remoteAddress)) &&
    isLoopback(new URL(req.url).origin) &&
    (origin === undefined || isLoopback(origin)) &&
    forwarding.every((header) => req.header(header) === undefined) &&
    httpVersion !== '1.0' &&
    req.header('connection') !== 'close'
  );
}

/**
 * Whether a page of this origin may call: pages of this machine, of the sandbox's own address, of the site, and of the
 * option `origins`. Pages of other origins may not, also when they run in the developer's browser.
 */
export function mayCall(origin: string, own: string, { origins, site }: Campaign): boolean {
  if (isLoopback(origin) || origin === own || origins.includes(origin)) return true;
  return site !== null && origin === new URL(site).origin;
}

/**
 * Whether a page with the origin `null` is of this machine, as the browser says. A page with `Referrer-Policy: no-referrer`
 * posts forms with such an origin.
 */
const isSameSite = (context: Context<Env>): boolean =>
  isLoopback(ownOrigin(context)) && ['same-origin', 'same-site'].includes(context.req.header('sec-fetch-site') ?? '');

/** Throws a `Refusal` if the request comes from a page that may not call. */
export const refuseOtherOrigins =
  (campaign: Campaign): MiddlewareHandler<Env> =>
  async (context, next) => {
    const origin = context.req.header('origin');
    if (origin === undefined || mayCall(origin, ownOrigin(context), campaign)) return next();
    if (origin === 'null' && isSameSite(context)) return next();
    throw new Refusal(403, notAllowed(shorten(origin)));
  };

export const largestBody = 64 * 1024;

/**
 * Throws a `Refusal` if the body is too large, before it is read.
 * @param largest in bytes
 */
export const limitBodyTo = (largest: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: largest,
    onError: () => {
      throw new Refusal(413, `The request is larger than ${largest / 1024} KiB. Send less data.`);
    },
  });

export const limitBody = limitBodyTo(largestBody);

/** Whether the caller has gone before the end of the body: Node.js ends the reading of it with this error. */
export const isCutOff = (error: unknown): boolean =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';
