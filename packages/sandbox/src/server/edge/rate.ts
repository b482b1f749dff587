import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { isLoopbackAddress } from './loopback.ts';
import { Refusal } from '../foundation/refusal.ts';

/**
 * Throws a `Refusal` beyond the rate limit. This machine is not limited: tests send all requests from one address.
 */
export function limitRate(rate: Rate | false): MiddlewareHandler<Env> {
  if (rate === false) return (_context, next) => next();
  const limiter = new RateLimiterMemory({ points: rate.points, duration: rate.seconds });

  return async (context, next) => {
    const address = context.get('ip');
    if (address !== null && !isLoopbackAddress(address)) {
      try {
        await limiter.consume(address);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const seconds = Math.ceil(refused.msBeforeNext / 1000);
        context.header('retry-after', String(seconds));
        throw new Refusal(
          429,
          `Too many requests: this address may make ${rate.points} in ${rate.seconds} seconds. ` +
            `Try again in ${seconds} seconds, or give the sandbox another rateLimit.`,
        );
      }
    }
    await next();
  };
}
