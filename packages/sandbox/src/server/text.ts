/** PostgreSQL keeps neither NUL nor half a surrogate pair. Nobody has them in a name: the replacement says so. */
export const storable = (text: string): string => text.replaceAll(/[\0\p{Surrogate}]/gu, '\uFFFD');
