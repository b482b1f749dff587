import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Status } from '../campaign/person.ts';
import type { RewardOffer } from '../campaign/offers.ts';
import { creditedBy, unconfirmed } from './credit.ts';
import { columnOf, type Lookup } from './lookup.ts';
import { reward } from './rewards.ts';
import type { Tables } from './tables.ts';

/** A step from one status to another. */
export interface Step {
  who: Lookup;
  to: Status;
  /** Only a user with this status is changed. If absent, every user is. */
  from?: Status | undefined;
  /** What the campaign offers. A user who confirms may earn some of it. */
  offers: readonly RewardOffer[];
  now: Date;
}

/**
 * Changes the status, within a transaction. If that confirms the user, credit is given for the past as well: to the referrer,
 * and for all friends who have confirmed before. The user's row is locked first and the referrer's second, as signups do.
 * @returns whether there is such a user
 */
export async function step(
  db: Kysely<Tables>,
  project: string,
  { who, to, from, offers, now }: Step,
): Promise<boolean> {
  const [column, value] = columnOf(who);
  const person = await db
    .selectFrom('users')
    .select(['id', 'status', 'referrer_id'])
    .where('project_id', '=', project)
    .where(column, '=', value)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (person === undefined) return false;
  const { id, status, referrer_id } = person;
  if (status === to || (from ?? status) !== status) return true;

  const change = Number(to !== 'unconfirmed') - Number(status !== 'unconfirmed');
  await db
    .updateTable('users')
    .set((users) => ({
      status: to,
      updated_at: now,
      ...(change > 0 && { referrals: countFriends(users, project, id) }),
      ...(change < 0 && { referrals: 0 }),
    }))
    .where('project_id', '=', project)
    .where('id', '=', id)
    .execute();
  if (change === 0) return true;

  if (referrer_id !== null) {
    await db
      .updateTable('users')
      .set((users) => ({ referrals: creditedBy(users, change) }))
      .where('project_id', '=', project)
      .where('id', '=', referrer_id)
      .execute();
  }
  if (change > 0) await rewardPast(db, project, { id, offers, now });
  return true;
}

const countFriends = (users: ExpressionBuilder<Tables, 'users'>, project: string, id: string) =>
  users
    .selectFrom('users as friend')
    .select((friend) => friend.fn.countAll<number>().as('count'))
    .where('friend.project_id', '=', project)
    .where('friend.referrer_id', '=', id)
    .where('friend.status', '!=', unconfirmed)
    .$asScalar()
    .$notNull();

/** What the user and their friends had done before both sides had confirmed. */
async function rewardPast(
  db: Kysely<Tables>,
  project: string,
  { id, offers, now }: { id: string; offers: readonly RewardOffer[]; now: Date },
): Promise<void> {
  if (offers.length === 0) return;
  const deeds = await db
    .selectFrom('users')
    .leftJoin('events', (on) =>
      on.onRef('events.project_id', '=', 'users.project_id').onRef('events.user_id', '=', 'users.id'),
    )
    .select(['users.id', 'users.referrer_id', 'events.event'])
    .where('users.project_id', '=', project)
    .where((users) => users.or([users('users.id', '=', id), users('users.referrer_id', '=', id)]))
    .orderBy('users.signup')
    .execute();
  for (const { event, ...user } of deeds) {
    await reward(db, project, { user, event: null, offers, now });
    if (event !== null) await reward(db, project, { user, event, offers, now });
  }
}
