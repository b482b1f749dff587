import { type ExpressionBuilder, type ExpressionWrapper, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** A referral counts while both sides have confirmed. */
export const unconfirmed = sql.lit('unconfirmed' as const);

/**
 * The referrer's count after one friend more, or less; the same number while the referrer has not confirmed. It has to be written then,
 * too: so two users who confirm at the same time wait for each other, and the second one sees the first.
 */
export const creditedBy = (
  users: ExpressionBuilder<Tables, 'users'>,
  change: number,
): ExpressionWrapper<Tables, 'users', number> =>
  users(
    'users.referrals',
    '+',
    users.case().when('users.status', '=', unconfirmed).then(0).else(sql.lit(change)).end(),
  );
