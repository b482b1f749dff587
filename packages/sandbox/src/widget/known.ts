import type { Cookies } from './cookies.ts';

/** Names of fields, and what is in them. */
export type Fields = Record<string, string>;

const utm = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** What the page knows about its visitor, under the names of the vendor's hidden inputs. */
export function known(document: Document, cookies: Cookies): Fields {
  const query = new URLSearchParams(document.location.search);
  return filled([
    ['referrer', document.referrer],
    ['referral_token', cookies.referrerCode()],
    ...utm.map((name) => [name, query.get(name)] as const),
  ]);
}

/** Leaves out what is empty, or no text. */
export const filled = (fields: (readonly [name: string, value: unknown])[]): Fields => {
  const kept: Fields = {};
  for (const [name, value] of fields) if (typeof value === 'string' && value !== '') kept[name] = value;
  return kept;
};
