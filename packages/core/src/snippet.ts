// Finds the vendor's script elements in a page, which a snippet, a plugin or a tag manager has added.

/** The project in a script's address. `undefined` if there is none, such as for a copy that the app itself serves. */
export const projectOf = (address: string): string | undefined =>
  /\/widget\/v2\/(\w+)\.js/i.exec(address)?.[1]?.toLowerCase();

/** Whether browsers run a script of this type. Consent tools use others, such as `text/plain`, to hold scripts back. */
const isRun = ({ type }: HTMLScriptElement): boolean => /^(module|.+(java|ecma)script)?$/i.test(type.trim());

/** The vendor's scripts that this page runs, of any project, and scripts at `address`. */
export const findScripts = (address?: string): HTMLScriptElement[] =>
  [...document.scripts].filter((script) => isRun(script) && (script.src === address || projectOf(script.src)));

/**
 * Whether the browser is done with a script, so that there will be no `load` or `error` event to wait for. A complete
 * page has run every script of its HTML.
 */
export const isOver = ({ src }: HTMLScriptElement): boolean =>
  document.readyState === 'complete' && !!performance.getEntriesByName?.(src).length;
