import type { Landing } from '@prefinery-kit/core';
import { refuseUnknown } from '../foundation/internal/refuseUnknown.ts';

/** What the vendor reads from the address of a landing page. `undefined` leaves one out. */
export type LinkTags = { [Name in keyof Landing['utm']]?: string | undefined };

const tagNames = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** Refuses tags that the vendor does not read. For development. */
export const checkTags = (command: string, tags: LinkTags | false | undefined): void =>
  refuseUnknown(command, 'tags', Object.keys(tags || {}), tagNames);

/**
 * A link with tags for its network. Its own query and hash stay as they are, also tags that it has already; a link that
 * is not a URL is returned unchanged.
 */
export function tagLink(link: string, network: string | undefined, tags: LinkTags | false = {}): string {
  const url = tags === false ? null : readAddress(link);
  if (!url) return link;
  const all = { ...(network !== undefined && { utm_source: network, utm_medium: 'referral' }), ...tags };
  const added = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined && !url.searchParams.has(name)) added.append(name, value);
  }
  // `url.searchParams` would re-encode the link's own query.
  url.search = [url.search.slice(1), added].filter(String).join('&');
  return url.href;
}

function readAddress(link: string): URL | null {
  // `URL.canParse` came to browsers in 2023.
  try {
    return new URL(link);
  } catch {
    return null;
  }
}
