import { isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import proxyaddr from 'proxy-addr';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { isLoopback } from './loopback.ts';
import { shorten } from '../../campaign/shorten.ts';

/** The options that decide which hosts and proxies are accepted. */
type Edge = Pick<Campaign, 'allowedHosts' | 'trustProxy' | 'url'>;

/**
 * Finds the address that the sandbox was called by, and the caller's IP address. Forwarding headers are believed of
 * trusted proxies only. An unknown host is refused: otherwise any site could point a name of its own to this machine
 * (DNS rebinding), and its pages would have the sandbox's origin.
 */
export function readAddress({ allowedHosts, trustProxy, url }: Edge): MiddlewareHandler<Env> {
  const isTrusted = proxyaddr.compile([...trustProxy]);
  const isAllowed = createHostCheck({ allowedHosts, url });

  return async (context, next) => {
    const peer = peerOf(context);
    const isProxied = peer !== null && isTrusted(peer, 0);
    const called = isProxied ? forwardedTo(context) : new URL(context.req.url);
    if (!isAllowed(called))
      return context.json({ answer: { error: refusal(called), status: 403 }, error: refusal(called) }, 403);
    context.set('own', url === null ? called.origin : new URL(url).origin);
    context.set('ip', isProxied ? visitorOf(context, peer, isTrusted) : peer);
    return next();
  };
}

/** IP address at the other end of the connection. An IPv4 address comes as `::ffff:` where a server listens to both. */
const peerOf = (context: Context<Env>): string | null =>
  context.env.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null;

/** The address that was requested from the proxy. */
function forwardedTo(context: Context<Env>): URL {
  const called = new URL(context.req.url);
  const protocol = firstOf(context, 'x-forwarded-proto') ?? called.protocol.slice(0, -1);
  const address = `${protocol}://${firstOf(context, 'x-forwarded-host') ?? called.host}`;
  return URL.canParse(address) ? new URL(address) : called;
}

const firstOf = (context: Context<Env>, header: string): string | undefined =>
  context.req.header(header)?.split(',', 1)[0]?.trim() || undefined;

/** The last forwarded address that is no trusted proxy. Clients can make up those before it. */
function visitorOf(context: Context<Env>, peer: string, isTrusted: (address: string, hop: number) => boolean): string {
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  const found =
    [peer, ...forwarded.toReversed()].find((address, hop) => !isTrusted(address, hop)) ?? forwarded[0] ?? peer;
  return isIP(found) === 0 ? peer : found;
}

function createHostCheck({ allowedHosts, url }: Pick<Edge, 'allowedHosts' | 'url'>): (called: URL) => boolean {
  if (allowedHosts === true) return () => true;
  const names = new Set(allowedHosts);
  if (url !== null) names.add(new URL(url).hostname);
  // No page of the internet has such a name: an IP address, this machine, or a name without a dot in its network.
  const isLocal = ({ hostname, origin }: URL): boolean =>
    isLoopback(origin) || isIP(hostname.replaceAll(/^\[|\]$/g, '')) !== 0 || !hostname.includes('.');
  return (called) => isLocal(called) || names.has(called.hostname);
}

function refusal({ hostname }: URL): string {
  const name = shorten(hostname);
  return `This sandbox does not answer for the host ${name}. Start it with --allowed-host ${name}, or with its address as --url.`;
}
