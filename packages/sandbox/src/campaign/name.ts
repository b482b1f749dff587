import humanparser from 'humanparser';
import type { Details } from './person.ts';

/**
 * Splits a full name, as the vendor does for `full_name`. How it does is not documented. Our choice: names in the middle
 * are given names, and a suffix belongs to the last name.
 */
export function splitFullName(fullName: string): Pick<Details, 'first_name' | 'last_name'> {
  const { firstName, middleName, lastName, suffix } = humanparser.parseName(fullName);
  const first = join(firstName, middleName);
  const last = join(lastName, suffix);
  return { ...(first && { first_name: first }), ...(last && { last_name: last }) };
}

const join = (...names: (string | undefined)[]): string => names.filter(Boolean).join(' ');

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The name of a user in public: the first name and the initial of the last one, else a masked e-mail address.
 * The vendor does not document how its leaderboard masks names: this is our choice.
 */
export function publicName({ email, profile }: { email: string; profile: Details }): string {
  const first = profile.first_name?.trim() ?? '';
  const [initial] = letters.segment(profile.last_name?.trim() ?? '');
  if (first !== '') return initial === undefined ? first : `${first} ${initial.segment}.`;
  return `${email.split('@', 1).join('').slice(0, 2)}…@…`;
}
