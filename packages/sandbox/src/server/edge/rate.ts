import type { MiddlewareHandler } from 'hono';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate } from '../../campaign/limits.ts';
import type { Rates } from '../../store/rates.ts';
import type { Env } from '../foundation/env.ts';
import { isLoopbackAddress } from './loopback.ts';
import { Refusal } from '../foundation/refusal.ts';

/**
 * Throws a `Refusal` beyond the rate limit. This machine is not limited: tests send all requests from one address.
 */
export function limitRate(rate: Rate | false, rates: Rates): MiddlewareHandler<Env> {
  if (rate === false) return (_context, next) => next();
  const limiter = rates.limiter(rate);

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
