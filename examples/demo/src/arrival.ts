/** What the server reads from a request. */
export interface Arrival {
  /** The referral code that the visitor came by. */
  landing: { readonly referrer: string | null };
  /** `null` for an anonymous visitor; `undefined` if the browser may have a session. */
  user: null | undefined;
}

/** Writes it as attributes of the root element. They need no escaping: a referral code is letters, digits and `._+-`. */
export const writeArrival = ({ landing: { referrer }, user }: Arrival): string =>
  ['data-drawn', user === null && 'data-anonymous', referrer !== null && `data-referrer="${referrer}"`]
    .filter(Boolean)
    .join(' ');

/** Reads it in the browser; `null` if the page was not rendered by a server. */
export function readArrival({ dataset }: HTMLElement): Arrival | null {
  if (!('drawn' in dataset)) return null;
  return { landing: { referrer: dataset['referrer'] ?? null }, user: 'anonymous' in dataset ? null : undefined };
}
