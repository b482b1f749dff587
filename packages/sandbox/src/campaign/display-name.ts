import type { Details } from './person.ts';

/** The name that a user has given; `null`: none. */
export const displayName = ({ first_name, last_name }: Details): string | null =>
  [first_name, last_name].filter(Boolean).join(' ') || null;
