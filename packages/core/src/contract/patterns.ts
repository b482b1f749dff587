/**
 * The patterns that the schemas, the client's checks and the server share. Do not import the schema library here: this
 * is the only file of the contract that is bundled for visitors.
 */

/** As lenient as a browser's own e-mail field. White space around the address is allowed. */
export const emailPattern = /^\s*[^\s@]+@[^\s@]+\s*$/;

/** Two letters, as in ISO 3166-1 alpha-2. */
export const countryPattern = /^[a-z]{2}$/i;

/** The utm parameters. An address and `addUser` use the same names. */
export const utmNames = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** The referrer and the utm values with which a visitor came to the page. */
export interface Landing {
  /** The referral code of the link that the visitor followed, or `null`. It is not checked: no user may have it. */
  readonly referrer: string | null;
  /** The `utm_*` values of the address, by the names that `addUser` takes. */
  readonly utm: Readonly<Partial<Record<(typeof utmNames)[number], string>>>;
}
