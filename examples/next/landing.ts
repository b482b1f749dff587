import { type Landing, readLanding } from '@prefinery-kit/core/server';
import { headers } from 'next/headers';
import { project } from './campaign';

export type Search = Promise<Record<string, string | string[] | undefined>>;

/** How the visitor of this request came: the referral code and the `utm_*` of the address, or of the vendor's cookie. */
export async function landingOf(search: Search): Promise<Landing> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(await search)) query.set(name, [value].flat()[0] ?? '');
  return readLanding({ url: `/?${query}`, headers: await headers() }, { project });
}
