/**
 * The shapes that both the schemas and the client's own light checks go by. No schema library in
 * here: this is the one file of the contract that reaches a visitor's browser.
 */

/** Something, an @, something: as lenient as a browser's own e-mail field. White space around it is allowed. */
export const emailPattern = /^\s*[^\s@]+@[^\s@]+\s*$/;

/** Two letters, as in ISO 3166-1 alpha-2. */
export const countryPattern = /^[a-z]{2}$/i;
