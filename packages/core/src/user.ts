import type { User } from './contract/index.ts';

const texts = [
  'id',
  'email',
  'referral_code',
  'referral_link',
  'referral_status_link',
  'created_at',
  'updated_at',
] as const satisfies (keyof User)[];
const counts = ['shares', 'referrals', 'list_length'] as const satisfies (keyof User)[];
const ranks = ['list_position', 'list_ahead', 'list_behind'] as const satisfies (keyof User)[];

/** The value as a number, also if it is a numeric string; `null` for anything else. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/**
 * Returns a user that has every field of the contract with its type. Missing or invalid counts become 0, places on the
 * list `null`, and texts empty. Other fields stay as they are. The client does this with every user of the service; do
 * it with users that your own server has stored.
 *
 * @example
 * ```ts
 * const user = completeUser({ id: '5de34a3e', email: 'leonard@bigbangtheory.com', referrals: '3' });
 * console.log(user.referrals + 1, user.list_position);
 * ```
 */
export function completeUser(known: object): User {
  const user: Record<string, unknown> = { ...known };
  for (const name of texts) if (typeof user[name] !== 'string') user[name] = '';
  for (const name of ranks) user[name] = numberOf(user[name]);
  for (const name of counts) user[name] = numberOf(user[name]) ?? 0;
  user['profile'] = Object(user['profile']);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field has its type now
  return user as User;
}
