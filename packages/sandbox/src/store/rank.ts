import { type RawBuilder, sql } from 'kysely';
import type { Points, Ranking } from '../campaign/ranking.ts';
import { large, small } from './counts.ts';
import { schema } from './tables.ts';

export const applied = sql.lit('applied' as const);

const at = (name: string) => sql.raw(`${schema}.${name}`);

/**
 * How many users are ahead of the one in `users`: those with a higher score, and those with the same score who joined earlier.
 * It is read from `counts` and `changes` (see counts.ts): all large blocks, and the small blocks in the large one around the
 * user's own signup. Only users of the few small blocks around it are read one by one.
 */
export function ahead(ranking: Ranking): RawBuilder<number> {
  if (typeof ranking === 'object' && 'skip' in ranking) return aheadBySkipping(ranking.skip);
  const { score, totals, ties } = orderOf(ranking);
  const isBetter = (table: string) => (score === null ? sql`false` : sql`${score(table)} > ${score('users')}`);
  const isTied = (table: string) => (score === null ? sql`true` : sql`${score(table)} = ${score('users')}`);
  const isEarlier = (table: string) => sql`${momentOf(table)} < ${momentOf('users')}`;

  /** What `counts` has about blocks of one size, of users with the same score. Each is before the user's own signup, after it, or around it. */
  const tiesIn = (size: number) => sql`
    select block, people, earliest,
      latest < users.created_at
        or (latest = users.created_at and block < users.signup - users.signup % ${sql.lit(size)}) as is_earlier,
      earliest > users.created_at
        or (earliest = users.created_at and block > users.signup - users.signup % ${sql.lit(size)}) as is_later
    from ${at('counts')} as counts
    where project_id = users.project_id and size = ${sql.lit(size)} and ${ties}`;

  return sql<number>`(
    with large_ties as materialized (${tiesIn(large)}),
    large_around as materialized (
      select distinct block from large_ties where not is_earlier and not is_later
    ),
    small_ties as materialized (
      select small.* from large_around cross join lateral (
        ${tiesIn(small)} and block between large_around.block and large_around.block + ${sql.lit(large - 1)}
      ) as small
    ),
    around as materialized (
      select block, min(earliest) as earliest from small_ties
      where block in (select block from small_ties where not is_earlier and not is_later)
      group by block
    )
    select
      coalesce((
        select sum(people) from ${at('counts')} as total
        where project_id = users.project_id and size = -1 and ${totals} and ${isBetter('total')}
      ), 0)
      + coalesce((
        select sum(people) from large_ties where is_earlier and block not in (select block from large_around)
      ), 0)
      + coalesce((
        select sum(people) from small_ties where is_earlier and block not in (select block from around)
      ), 0)
      + coalesce((
        select sum(people) from ${at('changes')} as change
        where project_id = users.project_id and (${isBetter('change')} or (
          ${isTied('change')} and ${isEarlier('change')} and not exists (
            select from around
            where around.block = change.block and ${momentOf('change')} >= (around.earliest, around.block)
          )
        ))
      ), 0)
      + coalesce((
        select sum((
          select count(*) from ${at('users')} as other
          where other.project_id = users.project_id and other.status = ${applied} and ${isTied('other')}
            and other.created_at between around.earliest and users.created_at
            and ${momentOf('other')} >= (around.earliest, around.block) and ${isEarlier('other')}
            and ${at('block_of')}(other.signup) = around.block
        )) from around
      ), 0)::bigint
  )`;
}

/** It breaks ties. */
const momentOf = (table: string) => sql.raw(`(${table}.created_at, ${table}.signup)`);

interface Order {
  /** The score of a row: a user, a change or a count. `null`: only the time of signup counts. */
  score: ((table: string) => RawBuilder<number>) | null;
  /** Which rows of `counts` as `total` are about a score, in all blocks. */
  totals: RawBuilder<unknown>;
  /** Which rows of `counts` are about users of one block with the same score as the one in `users`. */
  ties: RawBuilder<unknown>;
}

function orderOf(ranking: 'referrals' | 'signup' | { points: Points }): Order {
  if (ranking === 'signup') return { score: null, totals: sql`false`, ties: sql`referrals = -1 and shares = -1` };
  if (ranking === 'referrals') {
    return {
      score: (table) => sql.raw(`${table}.referrals`),
      totals: sql`shares = -1 and referrals >= 0`,
      ties: sql`referrals = users.referrals and shares = -1`,
    };
  }
  const score = pointsOf(ranking.points);
  return {
    score,
    totals: sql`shares >= 0`,
    ties: sql`(referrals, shares) in (
      select total.referrals, total.shares from ${at('counts')} as total
      where total.project_id = users.project_id and total.size = -1 and total.shares >= 0
        and ${score('total')} = ${score('users')}
    )`,
  };
}

/** The weights are options of the sandbox, so no index can contain them. */
const pointsOf = (weights: Points) => (table: string) =>
  sql<number>`(${sql.lit(weights.signup)}
    + ${sql.raw(table)}.shares::bigint * ${sql.lit(weights.share)}
    + ${sql.raw(table)}.referrals::bigint * ${sql.lit(weights.referral)})`;

/** A number that is lower the further ahead a user is, over all users of the list. */
const skippedTo = (skip: number) =>
  sql<number>`(row_number() over (order by created_at, signup) - referrals::bigint * ${sql.lit(skip)})`;

const aheadBySkipping = (skip: number) => sql<number>`(
  with line as materialized (
    select signup, referrals, ${skippedTo(skip)} as place
    from ${at('users')} as other where other.project_id = users.project_id and other.status = ${applied}
  )
  select count(*) from line where (place, -referrals) < (
    select place, -referrals from line where signup = users.signup
  )
)`;

/**
 * Ids that include the first users of the list: those with the best scores, and of each score as many as can be asked for. Otherwise
 * sorting by points would read all users. `null`: an index has them in order, or all users have to be sorted.
 */
export function leadersOf(ranking: Ranking, project: string, most: number): RawBuilder<string> | null {
  if (typeof ranking !== 'object' || 'skip' in ranking) return null;
  const score = pointsOf(ranking.points);
  return sql<string>`(
    with pair as (
      select referrals, shares, sum(people) as people from (
        select referrals, shares, people from ${at('counts')}
        where project_id = ${project} and size = -1 and shares >= 0
        union all
        select referrals, shares, people from ${at('changes')} where project_id = ${project}
      ) as noted
      group by referrals, shares having sum(people) > 0
    ),
    better as (
      select pair.*, sum(people) over (
        order by ${score('pair')} desc groups between unbounded preceding and 1 preceding
      ) as ahead from pair
    )
    select leader.id from better cross join lateral (
      select id from ${at('users')} as other
      where project_id = ${project} and status = ${applied}
        and other.referrals = better.referrals and other.shares = better.shares
      order by created_at, signup limit ${most}
    ) as leader
    where coalesce(better.ahead, 0) < ${most}
  )`;
}

/** The expressions that the list is sorted by, each with its direction. */
export function sortedBy(ranking: Ranking): (readonly [RawBuilder<number>, 'asc' | 'desc'])[] {
  if (typeof ranking === 'object' && 'skip' in ranking) {
    return [
      [skippedTo(ranking.skip), 'asc'],
      [sql<number>`referrals`, 'desc'],
    ];
  }
  const { score } = orderOf(ranking);
  return score === null ? [] : [[score('users'), 'desc']];
}

/** How many users are on the list. */
export const listLength = (project: string) => sql<number>`(
  select coalesce(sum(people), 0) from (
    select people from ${at('counts')}
    where project_id = ${project} and referrals = -1 and shares = -1 and size = -1
    union all
    select people from ${at('changes')} where project_id = ${project}
  ) as listed
)`;
