import humanparser from 'humanparser';
import type { Details } from './person.ts';

/** Splits a full name, as the vendor does for `full_name`. */
export function splitFullName(fullName: string): Pick<Details, 'first_name' | 'last_name'> {
  const { firstName, lastName } = humanparser.parseName(fullName);
  return { ...(firstName && { first_name: firstName }), ...(lastName && { last_name: lastName }) };
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * What a person is called in public: the first name and the initial of the last one, else a masked e-mail address.
 * The vendor does not document how its leaderboard masks names: this is our choice.
 */
export function publicName({ email, profile }: { email: string; profile: Details }): string {
  const first = profile.first_name?.trim() ?? '';
  const [initial] = letters.segment(profile.last_name?.trim() ?? '');
  if (first !== '') return initial === undefined ? first : `${first} ${initial.segment}.`;
  return `${email.split('@', 1).join('').slice(0, 2)}…@…`;
}
