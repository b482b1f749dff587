import { type ExpressionBuilder, type ExpressionWrapper, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** A referral counts while both sides have confirmed. */
export const unconfirmed = sql.lit('unconfirmed' as const);

/**
 * The referrer's count after one friend more, or less: the same while the referrer has not confirmed. It is to be
 * written also then. So two who confirm at the same moment wait for each other, and the second one sees the first.
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
