/** The key of the symbol under which a page has the option `keptReferrer` of its sandbox. */
export const keptReferrerKey = '@prefinery-kit/sandbox/kept-referrer';
