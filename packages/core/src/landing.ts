import type { Prefinery } from './client.ts';
import { withoutUndefined } from './check.ts';
import type { NewUser } from './contract/index.ts';
import { type Landing, utmNames } from './contract/patterns.ts';
import { isUnreachable } from './errors.ts';

export type { Landing } from './contract/patterns.ts';

/** How long the script may take to say whether it has a referrer, in ms. */
const PATIENCE = 2000;

/**
 * What the address of the page said when its first client was made. Make the client before a router rewrites the
 * address: above the router, or in a module of its own.
 *
 * @example
 * ```ts
 * const { referrer, utm } = readLanding(prefinery);
 * if (referrer !== null) greet(`A friend invited you: ${referrer}`);
 * ```
 */
export function readLanding({ search }: Pick<Prefinery, 'search'>): Landing {
  const query = new URLSearchParams(search);
  const utm = utmNames.map((name) => [name, query.get(name)] as const).filter(([, value]) => value);
  return { referrer: query.get('r') || null, utm: Object.fromEntries(utm) };
}

/**
 * Somebody to add, together with what the vendor's script can no longer see because a router took it out of the
 * address: the utm values, and the referrer where the script has none of its own. What is given wins.
 *
 * @example
 * ```ts
 * const user = await prefinery.addUser(await withLanding(prefinery, 'sheldon@bigbangtheory.com'));
 * ```
 */
export async function withLanding(client: Prefinery, data: string | NewUser): Promise<NewUser> {
  const given = typeof data === 'string' ? { email: data } : withoutUndefined(data);
  if (client.search === globalThis.location?.search) return given;
  const { referrer, utm } = readLanding(client);
  // Who sent somebody is no reason to keep them from joining. Without the script they can't.
  const forget = (error: unknown) => {
    if (isUnreachable(error)) throw error;
    return null;
  };
  const isKnown = !referrer || (await client.getReferrerCode({ timeout: PATIENCE }).catch(forget));
  return { ...utm, ...(!isKnown && { referred_by: referrer }), ...given };
}
