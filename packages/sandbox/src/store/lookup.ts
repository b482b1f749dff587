import { emailKey } from '../campaign/person.ts';

/** One of the three keys of a user. */
export type Lookup = { id: string } | { email: string } | { referral_code: string };

/** The columns that are keys of a user. */
export type NameColumn = 'id' | 'email' | 'referral_code';

/** The column of the key, and its value. */
export const columnOf = (lookup: Lookup) => {
  if ('id' in lookup) return ['id', lookup.id] as const;
  if ('email' in lookup) return ['email', emailKey(lookup.email)] as const;
  return ['referral_code', lookup.referral_code] as const;
};

/** Codes have no @, addresses have one. */
export const referrerOf = (referredBy: string): Lookup =>
  referredBy.includes('@') ? { email: referredBy } : { referral_code: referredBy.trim() };
