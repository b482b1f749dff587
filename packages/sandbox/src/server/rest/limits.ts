import { RateLimiterRes } from 'rate-limiter-flexible';
import type { Context } from 'hono';
import type { ApiResource } from '../../campaign/api-key.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';
import { ApiError } from './errors.ts';

/** Documented by the vendor, but for invitations of friends: ours. */
const rates: Record<ApiResource, { points: number; seconds: number }> = {
  projects: { points: 90, seconds: 15 * 60 },
  users: { points: 60, seconds: 60 },
  rewards: { points: 60, seconds: 60 },
  points: { points: 60, seconds: 60 },
  friend_invitations: { points: 60, seconds: 60 },
};

/** Counts the requests of each key. What the vendor answers beyond a limit is not known: ours is 429. */
export function createRestLimits({ store, restLimits }: Pick<Campaign, 'store' | 'restLimits'>) {
  if (!restLimits) return () => Promise.resolve();
  const limiterOf = (resource: ApiResource) => store.rates.limiter(rates[resource]);
  const limiters = new Map<ApiResource, ReturnType<typeof limiterOf>>();

  return async (context: Context<Env>, resource: ApiResource, key: string): Promise<void> => {
    const limiter = limiters.get(resource) ?? limiterOf(resource);
    limiters.set(resource, limiter);
    try {
      await limiter.consume(`rest ${resource} ${key}`);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const { points, seconds } = rates[resource];
      context.header('retry-after', String(Math.ceil(refused.msBeforeNext / 1000)));
      throw new ApiError(429, `Too many requests: ${points} in ${seconds} seconds are allowed for ${resource}.`);
    }
  };
}
