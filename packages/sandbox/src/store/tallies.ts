import type { Kysely } from 'kysely';
import type { Cap } from '../campaign/limits.ts';
import type { Tables } from './tables.ts';

/** A signup beyond the limit of its IP address. It was rolled back. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
  readonly limit: 'signup' | 'referral';

  constructor(limit: 'signup' | 'referral') {
    super(`The limit of ${limit}s from one IP address is reached.`);
    this.limit = limit;
  }
}

/**
 * Counts an action of an IP address, within the transaction of the action. Concurrent actions of the same address wait for the end of
 * that transaction, so a race cannot exceed the limit.
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
