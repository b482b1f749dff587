import { type Kysely, sql } from 'kysely';
import type { Cap } from '../campaign/limits.ts';
import type { Member, Person, Status } from '../campaign/person.ts';
import type { Ranking } from '../campaign/ranking.ts';
import { offersFor } from '../campaign/offers.ts';
import { unconfirmed } from './credit.ts';
import { invite } from './invitations.ts';
import { createJoin, type Joining } from './join.ts';
import { columnOf, type Lookup, type NameColumn } from './lookup.ts';
import { send } from './mails.ts';
import { prepare } from './prepared.ts';
import { ahead, applied, leadersOf, listLength, sortedBy } from './rank.ts';
import { reward } from './rewards.ts';
import { step, type Step } from './status.ts';
import { LimitReached, tally } from './tallies.ts';
import { personColumns, schema, type Tables } from './tables.ts';

/** How many taken codes are drawn before the signup fails. */
const draws = 20;

/** Which users to list. */
interface ListOptions {
  status?: Status | undefined;
  /** The list begins after this one; `null`: with the first. */
  after: Pick<Person, 'id'> | null;
  limit: number;
}

/** Which users to find. */
interface SearchOptions {
  status?: Status | undefined;
  /** Empty: all users. */
  search: string;
  limit: number;
}

/** The users of one project. */
export type Users = ReturnType<typeof createUsers>;

export const createUsers = (db: Kysely<Tables>, project: string, ranking: Ranking) => {
  const join = createJoin(db, project);
  const named = (column: NameColumn, { value }: { value: string }) =>
    db.selectFrom('users').select(personColumns).where('project_id', '=', project).where(column, '=', value);
  const people = byName((column) => prepare((name: { value: string }) => named(column, name)));
  const members = byName((column) =>
    prepare((name: { value: string }) =>
      named(column, name).select([ahead(ranking).as('ahead'), listLength(project).as('length')]),
    ),
  );

  const find = async (lookup: Lookup): Promise<Person | null> => {
    const [column, value] = columnOf(lookup);
    const [person] = await people[column](db, { value });
    return person ?? null;
  };
  const findMember = async (lookup: Lookup, within: Kysely<Tables> = db): Promise<Member | null> => {
    const [column, value] = columnOf(lookup);
    const [member] = await members[column](within, { value });
    return member ?? null;
  };

  return {
    find,

    /** The user with their place on the list. It costs more than `find`. */
    findMember: (lookup: Lookup): Promise<Member | null> => findMember(lookup),

    /** Users with their places, in order of their signups: those after one of them. */
    async list({ status, after, limit }: ListOptions): Promise<Member[]> {
      let among = db.selectFrom('users').select('id').where('project_id', '=', project);
      if (status !== undefined) among = among.where('status', '=', status);
      // The time is compared in the database: a `Date` has no microseconds.
      if (after !== null) {
        among = among.where(sql<boolean>`(created_at, signup) > (
        select created_at, signup from ${sql.id(schema, 'users')} where project_id = ${project} and id = ${after.id}
      )`);
      }
      return db
        .selectFrom('users')
        .select(personColumns)
        .select([ahead(ranking).as('ahead'), listLength(project).as('length')])
        .where('project_id', '=', project)
        .where('id', 'in', among.orderBy('created_at').orderBy('signup').limit(limit))
        .orderBy('created_at')
        .orderBy('signup')
        .execute();
    },

    /** The first users of the list, in its order, with their places. */
    async ranked(limit: number): Promise<Member[]> {
      const people = await leaders(db, project, ranking, limit);
      return people.map((person, ahead) => ({ ...person, ahead }));
    },

    /**
     * Users with their places: those on the list first, in its order, and then the others by signup.
     * @param search a part of the e-mail address or of the name, or the whole referral code
     */
    async search({ status, search, limit }: SearchOptions): Promise<Member[]> {
      let found = db
        .selectFrom('users')
        .select(personColumns)
        .select([ahead(ranking).as('ahead'), listLength(project).as('length')])
        .where('project_id', '=', project);
      if (status !== undefined) found = found.where('status', '=', status);
      if (search !== '') {
        const part = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
        const name = sql`concat_ws(' ', profile->>'first_name', profile->>'last_name')`;
        found = found.where(sql<boolean>`(email ilike ${part} or ${name} ilike ${part} or referral_code = ${search})`);
      }
      found = found.orderBy(sql`status = ${applied}`, 'desc');
      for (const [expression, direction] of sortedBy(ranking)) found = found.orderBy(expression, direction);
      return found.orderBy('created_at').orderBy('signup').limit(limit).execute();
    },

    /** How many users are on the list. */
    async length(): Promise<number> {
      const { length } = await db.selectNoFrom(listLength(project).as('length')).executeTakeFirstOrThrow();
      return length;
    },

    /** Users by their ids, in no order. */
    async withIds(ids: readonly string[]): Promise<Person[]> {
      if (ids.length === 0) return [];
      return db
        .selectFrom('users')
        .select(personColumns)
        .where('project_id', '=', project)
        .where('id', 'in', [...ids])
        .execute();
    },

    /** The users whom a user has referred, in order of their signups. */
    async referredBy(id: string, limit: number): Promise<Person[]> {
      return db
        .selectFrom('users')
        .select(personColumns)
        .where('project_id', '=', project)
        .where('referrer_id', '=', id)
        .orderBy('created_at')
        .orderBy('signup')
        .limit(limit)
        .execute();
    },

    /**
     * Adds a user, or changes the one with this e-mail address. Rewards and the like come to a new
     * user only, and once. The confirmation mail is sent again as long as the user has not confirmed.
     * @returns `null`: a user has this address, and the call may not change them
     * @throws LimitReached or NoInvitationLeft
     */
    async add(joining: Joining): Promise<{ id: string; isNew: boolean } | null> {
      const { id, caps, confirmation, invitationQuota, offers, now } = joining;
      const joinWithMore = () =>
        db.transaction().execute(async (db) => {
          const joined = await join(db, joining);
          if (joined?.id !== id) {
            await remind(db, project, joining);
            return joined;
          }
          if (!(await tally(db, project, 'signup', caps.signup))) throw new LimitReached('signup');
          if (joined.referrer_id !== null && !(await tally(db, project, 'referral', caps.referral))) {
            throw new LimitReached('referral');
          }
          if (joined.referrer_id !== null && invitationQuota !== undefined)
            await invite(db, project, { sender: joined.referrer_id, friend: id, quota: invitationQuota, now });
          if (confirmation === null) await reward(db, project, { user: joined, event: null, offers, now });
          else await send(db, project, confirmation(id));
          return joined;
        });
      const isLimited = caps.signup !== null || caps.referral !== null;
      const isInvited = invitationQuota !== undefined;
      const hasMore = isLimited || isInvited || confirmation !== null || offersFor(offers, null).length > 0;
      for (let draw = 1; ; draw += 1) {
        try {
          // A transaction also for one statement: what a server does after it was given up is then not kept.
          const joined = await (hasMore ? joinWithMore() : db.transaction().execute((db) => join(db, joining)));
          return joined === undefined ? null : { id: joined.id, isNew: joined.id === id };
        } catch (error) {
          if (!isCodeTaken(error) || draw === draws) throw error;
        }
      }
    },

    /** Changes the status of a user. One who confirms by it gets, and gives, the credit for the time before. */
    step(taken: Step): Promise<boolean> {
      return db.transaction().execute((db) => step(db, project, taken));
    },

    /** Origin of the app that a user joined in; `null`: not known, or there is no such user. */
    async siteOf(lookup: Lookup): Promise<string | null> {
      return (await find(lookup))?.site ?? null;
    },

    /**
     * The first users of the list in order, its length, and one more user with their place: all of the same
     * snapshot, so that no user is both among the first ones and behind them.
     */
    async board(limit: number, id?: string): Promise<{ people: Person[]; length: number; member: Member | null }> {
      return db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (db) => {
          const people = await leaders(db, project, ranking, limit);
          const member = id === undefined ? null : await findMember({ id }, db);
          return { people, length: people[0]?.length ?? 0, member };
        });
    },

    /** Counts a visit through a referral link, up to the limit. Does nothing if no user has the code. */
    async countShare(code: string, cap: Cap | null, now: Date): Promise<void> {
      await db.transaction().execute(async (db) => {
        const owner = await db
          .selectFrom('users')
          .select('id')
          .where('project_id', '=', project)
          .where('referral_code', '=', code)
          .executeTakeFirst();
        if (owner === undefined || !(await tally(db, project, `share ${owner.id}`, cap))) return;
        await db
          .updateTable('users')
          .set((users) => ({ shares: users('shares', '+', 1) }))
          .where('project_id', '=', project)
          .where('id', '=', owner.id)
          .execute();
        await db.insertInto('visits').values({ project_id: project, user_id: owner.id, created_at: now }).execute();
      });
    },
  };
};

/** A statement for each way to name a person. */
const byName = <S>(prepare: (column: NameColumn) => S): Record<NameColumn, S> => ({
  id: prepare('id'),
  email: prepare('email'),
  referral_code: prepare('referral_code'),
});

/** The shortest time between two mails to the same address, in ms: a visitor may press a button twice. */
const betweenMails = 10_000;

/** Sends the mail again to a user who has not confirmed: they may have lost it. */
async function remind(
  db: Kysely<Tables>,
  project: string,
  { email, confirmation, now }: Pick<Joining, 'email' | 'confirmation' | 'now'>,
): Promise<void> {
  if (confirmation === null) return;
  const person = await db
    .selectFrom('users')
    .select('id')
    .where('project_id', '=', project)
    .where('email', '=', email)
    .where('status', '=', unconfirmed)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const isRecent = db
    .selectFrom('mails')
    .select('number')
    .where('project_id', '=', project)
    .where('recipient', '=', email)
    .where('sent_at', '>', new Date(now.getTime() - betweenMails));
  if (person !== undefined && (await isRecent.executeTakeFirst()) === undefined)
    await send(db, project, confirmation(person.id));
}

function leaders(db: Kysely<Tables>, project: string, ranking: Ranking, limit: number) {
  const among = leadersOf(ranking, project, limit);
  let listed = db
    .selectFrom('users')
    .select(personColumns)
    .select(listLength(project).as('length'))
    .where('project_id', '=', project)
    .where('status', '=', applied)
    .limit(limit);
  if (among !== null) listed = listed.where('id', 'in', among);
  for (const [expression, direction] of sortedBy(ranking)) listed = listed.orderBy(expression, direction);
  return listed.orderBy('created_at').orderBy('signup').execute();
}

const isCodeTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'users_referral_code';
