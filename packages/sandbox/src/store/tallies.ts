import type { Kysely } from 'kysely';
import type { Cap } from '../campaign/limits.ts';
import type { Tables } from './tables.ts';

/** A signup that came too often from its IP address. Nothing of it was kept. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
  readonly limit: 'signup' | 'referral';

  constructor(limit: 'signup' | 'referral') {
    super(`The limit of ${limit}s from one IP address is reached.`);
    this.limit = limit;
  }
}

/**
 * Counts that something came from an IP address, within the transaction that it belongs to. Whoever comes at the same
 * moment waits for the end of that transaction: a limit is never exceeded by a race.
 * @returns whether it may: with no cap always, else while there were fewer
 */
export async function tally(db: Kysely<Tables>, project: string, what: string, cap: Cap | null): Promise<boolean> {
  if (cap === null) return true;
  if (cap.most === 0) return false;
  const counted = await db
    .insertInto('tallies')
    .values({ project_id: project, ip: cap.ip, what, count: 1 })
    .onConflict((known) =>
      known
        .columns(['project_id', 'ip', 'what'])
        .doUpdateSet((tallies) => ({ count: tallies('tallies.count', '+', 1) }))
        .where('tallies.count', '<', cap.most),
    )
    .returning('count')
    .executeTakeFirst();
  return counted !== undefined;
}
