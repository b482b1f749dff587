/** How much of what a caller gave an error message repeats, in characters. */
export const longestQuote = 100;

/** The beginning of a text, for error messages. */
export const shorten = (text: string): string =>
  text.length > longestQuote ? `${text.slice(0, longestQuote).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
