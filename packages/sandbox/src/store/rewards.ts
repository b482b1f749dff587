import type { Reward } from '@prefinery-kit/core/contract';
import type { Kysely, QueryCreator } from 'kysely';
import { dueFor, type Earned, offersFor, type RewardOffer } from '../campaign/offers.ts';
import type { Person, Status } from '../campaign/person.ts';
import { unconfirmed } from './credit.ts';
import { rewardColumns, type Tables } from './tables.ts';

/** Something that a user has done. */
export interface Doing {
  /** Id of the user. */
  user: string;
  /** The custom event; `null`: the signup. */
  event: string | null;
  /** What the campaign offers. */
  offers: readonly RewardOffer[];
  now: Date;
}

/** A reward and its owner. */
export interface Owned {
  reward: Earned;
  owner: Pick<Person, 'id' | 'email' | 'referral_code' | 'profile'>;
}

/** Selects rewards of a user. */
export interface Which {
  /** Id of the user who has them. */
  user: string;
  descriptor: string;
  /** Id of the friend that one is for. `null`: all of them. */
  friend: string | null;
}

/** Which rewards to list. */
interface RewardList {
  /** `null`: all. */
  status: Reward['status'] | null;
  /** Only rewards with a smaller number; `null`: all. */
  before: number | null;
  limit: number;
}

/** The rewards of one project's users. */
export type Rewards = ReturnType<typeof createRewards>;

export const createRewards = (db: Kysely<Tables>, project: string) => ({
  /** Creates the rewards that it earns and that were not earned before. Returns these. */
  async perform(doing: Doing): Promise<Owned[]> {
    return db.transaction().execute((db) => reward(db, project, doing));
  },

  /**
   * Marks them delivered or revoked. A reward that is marked already keeps its time, and a revoked one is not delivered.
   * @returns whether any reward has the mark now
   */
  async mark({ user, descriptor, friend }: Which, mark: 'delivered' | 'revoked', now: Date): Promise<boolean> {
    const column = `${mark}_at` as const;
    const marked = await db.transaction().execute((db) =>
      db
        .updateTable('rewards')
        .set((rewards) => ({ [column]: rewards.fn.coalesce(column, rewards.val(now)) }))
        .where('project_id', '=', project)
        .where('user_id', '=', user)
        .where('descriptor', '=', descriptor)
        .$if(friend !== null, (rewards) => rewards.where('cause', '=', friend))
        .$if(mark === 'delivered', (rewards) => rewards.where('revoked_at', 'is', null))
        .returning('number')
        .execute(),
    );
    return marked.length > 0;
  },

  /** The events of a user that offers name, in order. */
  async events(userId: string): Promise<{ event: string; created_at: Date }[]> {
    return db
      .selectFrom('events')
      .select(['event', 'created_at'])
      .where('project_id', '=', project)
      .where('user_id', '=', userId)
      .orderBy('created_at')
      .orderBy('event')
      .execute();
  },

  /** The latest rewards of all users, the latest first. */
  async list({ status, before, limit }: RewardList) {
    return db
      .selectFrom('rewards')
      .innerJoin('users', (on) =>
        on.onRef('users.project_id', '=', 'rewards.project_id').onRef('users.id', '=', 'rewards.user_id'),
      )
      .leftJoin('users as friend', (on) =>
        on.onRef('friend.project_id', '=', 'rewards.project_id').onRef('friend.id', '=', 'rewards.cause'),
      )
      .select(rewardColumns.map((column) => `rewards.${column}` as const))
      .select(['users.id as owner_id', 'users.email', 'users.referral_code', 'users.profile', 'friend.email as friend'])
      .where('rewards.project_id', '=', project)
      .$if(status === 'revoked', (rewards) => rewards.where('rewards.revoked_at', 'is not', null))
      .$if(status !== null && status !== 'revoked', (rewards) => rewards.where('rewards.revoked_at', 'is', null))
      .$if(status === 'delivered', (rewards) => rewards.where('rewards.delivered_at', 'is not', null))
      .$if(status === 'earned', (rewards) => rewards.where('rewards.delivered_at', 'is', null))
      .$if(before !== null, (rewards) => rewards.where('rewards.number', '<', before))
      .orderBy('rewards.number', 'desc')
      .limit(limit)
      .execute();
  },

  /** All rewards of a user, in order. */
  async of(userId: string): Promise<Earned[]> {
    return db
      .selectFrom('rewards')
      .select(rewardColumns)
      .where('project_id', '=', project)
      .where('user_id', '=', userId)
      .orderBy('number')
      .execute();
  },
});

/**
 * The same within an open transaction. It locks the referrer's row: otherwise two concurrent friends could miss each other,
 * and both miss a milestone. While one side has not confirmed, the event is stored and earns nothing yet.
 */
export async function reward(db: Kysely<Tables>, project: string, doing: Doing): Promise<Owned[]> {
  const { user: friend, event, offers, now } = doing;
  if (offersFor(offers, event).length === 0) return [];
  const referrer = await lockReferrer(db, project, doing);
  if (referrer === undefined || referrer.status === 'unconfirmed') return [];

  const { status, doers } = await afterLock(db, project, { friend, event, referrer: referrer.id });
  if (status === 'unconfirmed') return [];
  const count = event === null ? referrer.referrals : doers;
  const due = dueFor(offers, { event, friend, referrer: referrer.id, count });
  if (due.length === 0) return [];

  const rows = await db
    .with('created', (rewards) =>
      rewards
        .insertInto('rewards')
        .values(due.map((reward) => ({ ...reward, project_id: project, earned_at: now })))
        .onConflict((known) => known.constraint('rewards_once').doNothing())
        .returning(rewardColumns),
    )
    .selectFrom('created')
    .innerJoin('users', (on) =>
      on.onRef('users.project_id', '=', 'created.project_id').onRef('users.id', '=', 'created.user_id'),
    )
    .select(rewardColumns.map((column) => `created.${column}` as const))
    .select(['users.id', 'users.email', 'users.referral_code', 'users.profile'])
    .orderBy('created.number')
    .execute();
  return rows.map(({ id, email, referral_code, profile, ...reward }) => ({
    reward,
    owner: { id, email, referral_code, profile },
  }));
}

/** Locks the referrer of a user, and stores the event if there is a referrer. */
async function lockReferrer(db: Kysely<Tables>, project: string, { user: friend, event, now }: Doing) {
  const lock = (from: QueryCreator<Tables>) =>
    from
      .selectFrom('users')
      .innerJoin('users as referrer', (on) =>
        on.onRef('referrer.project_id', '=', 'users.project_id').onRef('referrer.id', '=', 'users.referrer_id'),
      )
      .select(['referrer.id', 'referrer.referrals', 'referrer.status'])
      .where('users.project_id', '=', project)
      .where('users.id', '=', friend)
      .forNoKeyUpdate('referrer');
  if (event === null) return lock(db).executeTakeFirst();
  return db
    .with('locked', lock)
    .with('noted', (events) =>
      events
        .insertInto('events')
        .columns(['project_id', 'user_id', 'event', 'created_at'])
        .expression((from) =>
          from
            .selectFrom('locked')
            .select((to) => [
              to.val(project).as('project_id'),
              to.val(friend).as('user_id'),
              to.val(event).as('event'),
              to.cast<Date>(to.val(now), 'timestamptz').as('created_at'),
            ]),
        )
        .onConflict((known) => known.columns(['project_id', 'user_id', 'event']).doNothing()),
    )
    .selectFrom('locked')
    .select(['id', 'referrals', 'status'])
    .executeTakeFirst();
}

/**
 * The status of the friend, and how many users of the referrer have performed the event. A statement of its own, once the referrer's
 * row is locked: friends may have confirmed while this one waited for the lock.
 */
async function afterLock(
  db: Kysely<Tables>,
  project: string,
  { friend, event, referrer }: { friend: string; event: string | null; referrer: string },
): Promise<{ status: Status; doers: number }> {
  return db
    .selectFrom('users')
    .select('status')
    .select((from) =>
      from
        .selectFrom('users as doer')
        .innerJoin('events', (on) =>
          on.onRef('events.project_id', '=', 'doer.project_id').onRef('events.user_id', '=', 'doer.id'),
        )
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('doer.project_id', '=', project)
        .where('doer.referrer_id', '=', referrer)
        .where('doer.status', '!=', unconfirmed)
        .where('events.event', '=', event)
        .as('doers'),
    )
    .where('project_id', '=', project)
    .where('id', '=', friend)
    .$narrowType<{ doers: number }>()
    .executeTakeFirstOrThrow();
}
