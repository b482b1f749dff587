import type { Prefinery } from './client.ts';
import { withoutBlank } from './check.ts';
import type { NewUser } from './contract/index.ts';
import { type Landing, utmNames } from './contract/patterns.ts';
import { isUnreachable } from './errors.ts';

export type { Landing } from './contract/patterns.ts';

/** How long `getReferrerCode` may take, in ms. */
const REFERRER_TIMEOUT = 2000;

/**
 * Reads the referrer and the utm values from the page's address at the time when its first client was created. Create
 * the client before a router rewrites the address: above the router, or in a module of its own.
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
 * Data for `addUser`, completed with values that a router has removed from the address, where the vendor's script
 * cannot read them any more: the utm values, and the referrer if the script has none. Fields of `data` take precedence.
 *
 * @example
 * ```ts
 * const user = await prefinery.addUser(await withLanding(prefinery, 'sheldon@bigbangtheory.com'));
 * ```
 */
export async function withLanding(client: Prefinery, data: string | NewUser): Promise<NewUser> {
  const given = typeof data === 'string' ? { email: data } : withoutBlank(data);
  if (client.search === globalThis.location?.search) return given;
  const { referrer, utm } = readLanding(client);
  // A signup must not fail because the referrer cannot be read, unless there is no script to sign up with.
  const forget = (error: unknown) => {
    if (isUnreachable(error)) throw error;
    return null;
  };
  const isKnown = !referrer || (await client.getReferrerCode({ timeout: REFERRER_TIMEOUT }).catch(forget));
  return { ...utm, ...(!isKnown && { referred_by: referrer }), ...given };
}
