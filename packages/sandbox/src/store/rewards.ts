import type { Reward } from '@prefinery-kit/core/contract';
import { type Kysely, type QueryCreator, sql } from 'kysely';
import { type Due, dueFor, type Earned, offersFor, type RewardOffer } from '../campaign/offers.ts';
import type { Person, Status } from '../campaign/person.ts';
import { unconfirmed } from './credit.ts';
import { prepare } from './prepared.ts';
import { rewardColumns, schema, type Tables } from './tables.ts';

/** Something that a user has done. */
export interface Doing {
  /** Without a referrer nothing is stored, and nothing earned. */
  user: Pick<Person, 'id' | 'referrer_id'>;
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
  /**
   * Creates the rewards that it earns and that were not earned before. Returns these. An event that is stored already changes
   * nothing that others count, so nobody has to wait for it.
   */
  async perform(doing: Doing): Promise<Owned[]> {
    if (!mayEarn(doing)) return [];
    const pair = await findPair(db, project, doing);
    if (pair?.is_stored) return createDue(db, project, doing, pair);
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

const mayEarn = ({ user, event, offers }: Doing): boolean =>
  user.referrer_id !== null && offersFor(offers, event).length > 0;

/**
 * The same within an open transaction, for a deed that is new. It locks the referrer's row: otherwise two concurrent friends could
 * miss each other, and both miss a milestone. While one side has not confirmed, the event is stored and earns nothing yet.
 */
export async function reward(db: Kysely<Tables>, project: string, doing: Doing): Promise<Owned[]> {
  if (!mayEarn(doing)) return [];
  const { user, event, now } = doing;
  const between = { project, friend: user.id, referrer: user.referrer_id };
  await (event === null ? lockReferrer(db, between) : lockReferrerAndNote(db, { ...between, event, now }));
  // A statement of its own, once the referrer's row is locked: friends may have confirmed while this one waited for the lock.
  const pair = await findPair(db, project, doing);
  return pair === undefined ? [] : createDue(db, project, doing, pair);
}

/** A user and their referrer. */
interface Between {
  project: string;
  /** Id of the user. */
  friend: string;
  /** Id of the referrer. */
  referrer: string | null;
}

const lockedReferrer = ({ project, referrer }: Between, db: QueryCreator<Tables>) =>
  db.selectFrom('users').select('id').where('project_id', '=', project).where('id', '=', referrer).forNoKeyUpdate();

/** Locks the referrer of a user. */
const lockReferrer = prepare(lockedReferrer);

/** Locks the referrer of a user, and stores the event if there is a referrer. */
const lockReferrerAndNote = prepare((values: Between & { event: string; now: Date }, db) =>
  db
    .with('locked', (from) => lockedReferrer(values, from))
    .with('noted', (events) =>
      events
        .insertInto('events')
        .columns(['project_id', 'user_id', 'event', 'created_at'])
        .expression((from) =>
          from
            .selectFrom('locked')
            .select((to) => [
              to.val(values.project).as('project_id'),
              to.val(values.friend).as('user_id'),
              to.val(values.event).as('event'),
              to.cast<Date>(to.val(values.now), 'timestamptz').as('created_at'),
            ]),
        )
        .onConflict((known) => known.columns(['project_id', 'user_id', 'event']).doNothing()),
    )
    .selectFrom('locked')
    .select('id'),
);

/** A friend and their referrer, as far as a reward depends on them. */
interface Pair {
  friend: string;
  friend_status: Status;
  referrer: string;
  referrer_status: Status;
  referrals: number;
  /** How many users of the referrer have performed the event. */
  doers: number;
  /** Whether the friend has performed the event before. */
  is_stored: boolean;
  /** Descriptors of the rewards that the event may earn and that were not earned before. */
  unearned: string[];
}

/** The rows of a JSON list of `Due`. */
const dueIn = (list: string) =>
  sql<Due>`jsonb_populate_recordset(null::${sql.table(`${schema}.rewards`)}, ${list}::jsonb)`;

/** What `selectPair` is asked. */
interface PairOf extends Omit<Between, 'referrer'> {
  event: string | null;
  /** A JSON list of `Due`: all that the event may earn. */
  offered: string;
}

const selectPair = prepare(({ project, friend, event, offered }: PairOf, db) =>
  db
    .selectFrom('users as friend')
    .innerJoin('users as referrer', (on) =>
      on.onRef('referrer.project_id', '=', 'friend.project_id').onRef('referrer.id', '=', 'friend.referrer_id'),
    )
    .select([
      'friend.id as friend',
      'friend.status as friend_status',
      'referrer.id as referrer',
      'referrer.status as referrer_status',
      'referrer.referrals',
    ])
    .select((from) => [
      from
        .selectFrom('users as doer')
        .innerJoin('events', (on) =>
          on.onRef('events.project_id', '=', 'doer.project_id').onRef('events.user_id', '=', 'doer.id'),
        )
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('doer.project_id', '=', 'friend.project_id')
        .whereRef('doer.referrer_id', '=', 'referrer.id')
        .where('doer.status', '!=', unconfirmed)
        .where('events.event', '=', event)
        .as('doers'),
      from
        .exists(
          from
            .selectFrom('events as own')
            .select('own.event')
            .whereRef('own.project_id', '=', 'friend.project_id')
            .whereRef('own.user_id', '=', 'friend.id')
            .where('own.event', '=', event),
        )
        .as('is_stored'),
      sql<string[]>`array(${from
        .selectFrom(dueIn(offered).as('due'))
        .select('due.descriptor')
        .where((due) =>
          due.not(
            due.exists(
              due
                .selectFrom('rewards')
                .select('rewards.number')
                .whereRef('rewards.project_id', '=', 'friend.project_id')
                .whereRef('rewards.user_id', '=', 'due.user_id')
                .whereRef('rewards.descriptor', '=', 'due.descriptor')
                .whereRef('rewards.cause', '=', 'due.cause'),
            ),
          ),
        )})`.as('unearned'),
    ])
    .where('friend.project_id', '=', project)
    .where('friend.id', '=', friend)
    .$castTo<Pair>(),
);

async function findPair(db: Kysely<Tables>, project: string, doing: Doing): Promise<Pair | undefined> {
  const { user, event, offers } = doing;
  const deed = { event, friend: user.id, referrer: user.referrer_id ?? '', count: Infinity };
  const offered = JSON.stringify(dueFor(offers, deed));
  const [pair] = await selectPair(db, { project, friend: user.id, event, offered });
  return pair;
}

/** Creates what the event has earned, unless it was earned before. */
async function createDue(
  db: Kysely<Tables>,
  project: string,
  { event, offers, now }: Doing,
  { friend, friend_status, referrer, referrer_status, referrals, doers, unearned }: Pair,
): Promise<Owned[]> {
  if (friend_status === 'unconfirmed' || referrer_status === 'unconfirmed') return [];
  const count = event === null ? referrals : doers;
  const due = dueFor(offers, { event, friend, referrer, count }).filter(({ descriptor }) =>
    unearned.includes(descriptor),
  );
  if (due.length === 0) return [];
  const rows = await create(db, { project, due: JSON.stringify(due), now });
  return rows.map(({ id, email, referral_code, profile, ...reward }) => ({
    reward,
    owner: { id, email, referral_code, profile },
  }));
}

const dueColumns = ['descriptor', 'name', 'type', 'user_id', 'user_role', 'cause'] as const satisfies (keyof Due)[];

/** Creates the rewards in `due`, a JSON list of `Due`, that were not earned before. Returns these, each with its owner. */
const create = prepare(({ project, due, now }: { project: string; due: string; now: Date }, db) =>
  db
    .with('created', (rewards) =>
      rewards
        .insertInto('rewards')
        .columns([...dueColumns, 'project_id', 'earned_at'])
        .expression((from) =>
          from
            .selectFrom(dueIn(due).as('due'))
            .select(dueColumns)
            .select((to) => [
              to.val(project).as('project_id'),
              to.cast<Date>(to.val(now), 'timestamptz').as('earned_at'),
            ]),
        )
        .onConflict((known) => known.constraint('rewards_once').doNothing())
        .returning(rewardColumns),
    )
    .selectFrom('created')
    .innerJoin('users', (on) =>
      on.onRef('users.project_id', '=', 'created.project_id').onRef('users.id', '=', 'created.user_id'),
    )
    .select(rewardColumns.map((column) => `created.${column}` as const))
    .select(['users.id', 'users.email', 'users.referral_code', 'users.profile'])
    .orderBy('created.number'),
);
