import type { Prefinery } from './client.ts';
import { withoutBlank } from './check.ts';
import type { NewUser } from './contract/index.ts';
import { type Landing, utmNames } from './contract/patterns.ts';
import { isUnreachable } from './errors.ts';
import { keptReferrer, referrerIn } from './keptReferrer.ts';

export type { Landing } from './contract/patterns.ts';

/** How long `getReferrerCode` may take, in ms. */
const REFERRER_TIMEOUT = 2000;

/**
 * Reads the referrer and the utm values from the page's address at the time when its first client was created. Create
 * the client before a router rewrites the address: above the router, or in a module of its own. If the address has no
 * referrer, it is that of an earlier page, until the browser is closed.
 *
 * @example
 * ```ts
 * const { referrer, utm } = readLanding(prefinery);
 * if (referrer !== null) greet(`A friend invited you: ${referrer}`);
 * ```
 */
export function readLanding({ search, project, consent }: Pick<Prefinery, 'search' | 'project' | 'consent'>): Landing {
  const query = new URLSearchParams(search);
  const utm = utmNames.map((name) => [name, query.get(name)] as const).filter(([, value]) => value);
  const kept = consent === 'granted' ? keptReferrer(project) : null;
  return { referrer: referrerIn(search) ?? kept, utm: Object.fromEntries(utm) };
}

/**
 * Data for `addUser`, completed with what the vendor's script cannot read in the page's address: the utm values that a
 * router has removed from it, and the referrer of this page or an earlier one, if the script has none. Fields of `data`
 * take precedence.
 *
 * @example
 * ```ts
 * const user = await prefinery.addUser(await withLanding(prefinery, 'sheldon@bigbangtheory.com'));
 * ```
 */
export async function withLanding(client: Prefinery, data: string | NewUser): Promise<NewUser> {
  const given = typeof data === 'string' ? { email: data } : withoutBlank(data);
  const isUnchanged = client.search === globalThis.location?.search;
  const { referrer, utm } = readLanding(client);
  // A signup must not fail because the referrer cannot be read, unless there is no script to sign up with.
  const forget = (error: unknown) => {
    if (isUnreachable(error)) throw error;
    return null;
  };
  const isKnown =
    !referrer ||
    (isUnchanged && referrerIn(client.search)) ||
    (await client.getReferrerCode({ timeout: REFERRER_TIMEOUT }).catch(forget));
  return { ...(!isUnchanged && utm), ...(!isKnown && { referred_by: referrer }), ...given };
}
