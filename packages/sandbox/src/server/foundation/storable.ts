/** Replaces NUL and lone surrogates by U+FFFD: PostgreSQL cannot store them. */
export const storable = (text: string): string => text.replaceAll(/[\0\p{Surrogate}]/gu, '\uFFFD');
