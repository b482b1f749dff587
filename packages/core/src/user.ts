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

/** A number, also one that came as a text; `null` for anything else. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/**
 * A user with every field of the contract, each of its type, whatever was left out or written differently: a count that is
 * missing is 0, a place on the list `null`, and a text is empty. Other fields stay as they are. The client does this with every
 * user that the service answers; do it with those that your own server has kept.
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
