import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Ranking } from '../campaign/ranking.ts';
import type { Tables } from './tables.ts';

export const applied = sql.lit('applied' as const);

/**
 * What puts somebody ahead. `null`: nothing but the time of their signup. Points are reckoned when they are asked for:
 * their weights are the sandbox's, not the database's, so no index can know them.
 */
export function scoreOf(ranking: Ranking, table: 'users' | 'other'): RawBuilder<number> | null {
  if (ranking === 'signup') return null;
  const referrals = sql<number>`${sql.ref(`${table}.referrals`)}`;
  if (ranking === 'referrals') return referrals;
  const { signup, share, referral } = ranking.points;
  const shares = sql`${sql.ref(`${table}.shares`)}`;
  return sql`${sql.lit(signup)} + ${shares}::bigint * ${sql.lit(share)} + ${referrals}::bigint * ${sql.lit(referral)}`;
}

/** Who has more is ahead, and of those with as much who was here first. Two counts, each along the index. */
export function ahead(users: ExpressionBuilder<Tables, 'users'>, ranking: Ranking) {
  const others = users
    .selectFrom('users as other')
    .select((other) => other.fn.countAll<number>().as('count'))
    .whereRef('other.project_id', '=', 'users.project_id')
    .where('other.status', '=', applied);
  const earlier = others.where(
    sql<boolean>`(${sql.ref('other.created_at')}, ${sql.ref('other.signup')}) < (${sql.ref('users.created_at')}, ${sql.ref('users.signup')})`,
  );
  const [score, own] = [scoreOf(ranking, 'other'), scoreOf(ranking, 'users')];
  if (score === null || own === null) return sql<number>`${earlier}`;
  return sql<number>`${others.where(score, '>', own)} + ${earlier.where(score, '=', own)}`;
}

export const listLength = (users: ExpressionBuilder<Tables, 'users'>, project: string) =>
  users
    .selectFrom('users as listed')
    .select((listed) => listed.fn.countAll<number>().as('count'))
    .where('listed.project_id', '=', project)
    .where('listed.status', '=', applied)
    .$asScalar()
    .$notNull();
