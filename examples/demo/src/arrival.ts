/** What the server knows of a request. */
export interface Arrival {
  /** Who sent the visitor. */
  landing: { readonly referrer: string | null };
  /** `null`: nobody is known in this browser. */
  user: null | undefined;
}

/** As attributes of the element that the server draws into. A referral code is letters, digits and `._+-`. */
export const writeArrival = ({ landing: { referrer }, user }: Arrival): string =>
  ['data-drawn', user === null && 'data-nobody', referrer !== null && `data-referrer="${referrer}"`]
    .filter(Boolean)
    .join(' ');

/** The same in the browser; `null` where no server drew the page. */
export function readArrival({ dataset }: HTMLElement): Arrival | null {
  if (!('drawn' in dataset)) return null;
  return { landing: { referrer: dataset['referrer'] ?? null }, user: 'nobody' in dataset ? null : undefined };
}
