/**
 * The shapes that the schemas, the client's own light checks and the server go by. No schema library in here: this is the
 * one file of the contract that reaches a visitor's browser.
 */

/** Something, an @, something: as lenient as a browser's own e-mail field. White space around it is allowed. */
export const emailPattern = /^\s*[^\s@]+@[^\s@]+\s*$/;

/** Two letters, as in ISO 3166-1 alpha-2. */
export const countryPattern = /^[a-z]{2}$/i;

/** What is known of the campaign that brought a visitor, by the names of the address and of `addUser`. */
export const utmNames = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** How a visitor came. */
export interface Landing {
  /** Referral code of the person whose link was followed, or `null`. It is what was asked for: it may be nobody's. */
  readonly referrer: string | null;
  /** The `utm_*` of the address, by the names that `addUser` takes. */
  readonly utm: Readonly<Partial<Record<(typeof utmNames)[number], string>>>;
}
