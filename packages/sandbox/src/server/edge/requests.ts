import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Campaign } from '../foundation/campaign.ts';
import type { Env } from '../foundation/env.ts';

/** Logs each request with its route pattern instead of its address, which may contain users' data. */
export const logRequests =
  ({ log }: Pick<Campaign, 'log'>): MiddlewareHandler<Env> =>
  async (context, next) => {
    const begin = performance.now();
    await next();
    const { method } = context.req;
    const route = routePath(context, -1);
    const command = context.req.param('command');
    const pattern = command === undefined ? route : route.replace(':command', command);
    const ms = Math.round(performance.now() - begin);
    log.info(
      { method, route: pattern, status: context.res.status, ms },
      `${method} ${pattern} ${context.res.status} ${ms} ms`,
    );
  };
