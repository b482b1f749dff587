// What a page itself has of the vendor: a script element that its snippet, a plugin or a tag manager put there.

/** The project that a script's address names, however it is written. Not every address does: it may be the app's own. */
export const projectOf = (address: string): string | undefined =>
  /\/widget\/v2\/(\w+)\.js/i.exec(address)?.[1]?.toLowerCase();

/** Browsers run no other types, such as `text/plain` and `text/partytown`. Consent tools rely on that. */
const isRun = ({ type }: HTMLScriptElement): boolean => /^(module|.+(java|ecma)script)?$/i.test(type.trim());

/** The scripts of the vendor that this page runs: of any project, and the one at this address. */
export const findScripts = (address?: string): HTMLScriptElement[] =>
  [...document.scripts].filter((script) => isRun(script) && (script.src === address || projectOf(script.src)));

/**
 * Whether a script that did not bring the vendor's function will never do so. Its events may be over by now; a page that
 * is complete has run every script that it began with.
 */
export const isOver = ({ src }: HTMLScriptElement): boolean =>
  document.readyState === 'complete' && !!performance.getEntriesByName?.(src).length;
