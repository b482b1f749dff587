import type { Pool } from 'pg';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Rate } from '../campaign/limits.ts';
import { schema } from './tables.ts';
import { serverErrorOf } from './server-errors.ts';

/** Counts the requests of one project, by IP address. */
export interface Rates {
  limiter: (rate: Rate) => RateLimiterAbstract;
  /** Forgets what was counted in the database. */
  clear: () => Promise<void>;
}

/** For a database that no other process can have: counts in memory. */
export const memoryRates: Rates = {
  limiter: ({ points, seconds }) => new RateLimiterMemory({ points, duration: seconds }),
  clear: () => Promise.resolve(),
};

const table = 'rates';
/** How often counts that are over are deleted, in ms. */
const betweenCleanups = 5 * 60 * 1000;

/** Counts in the database, so that all processes of a campaign have one limit. */
export function createServerRates(pool: Pool): { of: (project: string) => Rates; close: () => void } {
  const client = {
    query: (statement: { text: string; values: unknown[] }) =>
      pool.query(statement).catch((error: unknown) => {
        throw serverErrorOf(error);
      }),
  };
  const open = (project: string, { points, seconds }: Rate): RateLimiterPostgres =>
    new RateLimiterPostgres({
      storeClient: client,
      storeType: 'client',
      schemaName: schema,
      tableName: table,
      // A migration has created it.
      tableCreated: true,
      keyPrefix: project,
      points,
      duration: seconds,
      // The library's own timer cannot be stopped.
      clearExpiredByTimeout: false,
    });
  const clean = (): Promise<unknown> =>
    client.query({ text: `delete from ${schema}.${table} where expire < $1`, values: [Date.now()] });
  // A failure leaves some rows for the next time.
  const cleaning = setInterval(() => void clean().catch(() => {}), betweenCleanups).unref();

  return {
    of: (project) => ({
      limiter: (rate) => open(project, rate),
      async clear() {
        await client.query({
          text: `delete from ${schema}.${table} where starts_with(key, $1)`,
          values: [`${project}:`],
        });
      },
    }),
    close: () => clearInterval(cleaning),
  };
}
