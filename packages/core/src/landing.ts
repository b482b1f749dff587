import type { Prefinery } from './client.ts';
import type { NewUser } from './contract/index.ts';

/** What the address of the page said about where its visitor came from. */
export interface Landing {
  /** Referral code of the person whose link was followed. */
  r?: string;
  utm_source?: string;
  utm_medium?: string;
  utm_campaign?: string;
  utm_term?: string;
  utm_content?: string;
}

/**
 * What the address of the page said when its first client was made. Make the client before a router rewrites the
 * address: above the router, or in a module of its own.
 */
export const readLanding = ({ search }: Pick<Prefinery, 'search'>): Landing =>
  Object.fromEntries(
    [...new URLSearchParams(search)].filter(
      ([name, value]) => value && /^(r|utm_(source|medium|campaign|term|content))$/.test(name),
    ),
  );

/**
 * Somebody to add, together with what the vendor's script can no longer see because a router took it out of the
 * address: the utm values, and the referrer where the script has none of its own. What is given wins.
 *
 * @example
 * ```ts
 * const user = await prefinery.addUser(await withLanding(prefinery, 'sheldon@bigbangtheory.com'));
 * ```
 *
 * @throws {@link PrefineryError} as `getReferrerCode` does, which is asked where the address had a code.
 */
export async function withLanding(client: Prefinery, data: string | NewUser): Promise<NewUser> {
  const given = typeof data === 'string' ? { email: data } : data;
  if (client.search === globalThis.location?.search) return given;
  const { r, ...utm } = readLanding(client);
  const isKnown = !r || (await client.getReferrerCode());
  return { ...utm, ...(!isKnown && { referred_by: r }), ...given };
}
