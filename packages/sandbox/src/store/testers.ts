/** What the REST API reads and changes besides what commands do. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { Details, Member } from '../campaign/person.ts';
import type { Earned } from '../campaign/offers.ts';
import type { Ranking } from '../campaign/ranking.ts';
import { type Invitation, invite } from './invitations.ts';
import { ahead, listLength } from './rank.ts';
import type { Owned } from './rewards.ts';
import { personColumns, rewardColumns, schema, type Tables } from './tables.ts';

/** Invitation codes, bonus points, and invitations of friends. */
export const addRest: Migration = {
  async up(db) {
    const build = db.schema.withSchema(schema);
    await build.alterTable('users').addColumn('invitation_code', 'text').execute();
    await build
      .createTable('points')
      .addColumn('project_id', 'text', (column) => column.notNull())
      .addColumn('number', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('quantity', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull())
      .addPrimaryKeyConstraint('points_number', ['project_id', 'user_id', 'number'])
      .addForeignKeyConstraint('points_user', ['project_id', 'user_id'], `${schema}.users`, ['project_id', 'id'])
      .execute();
    await build
      .createTable('friend_invitations')
      .addColumn('project_id', 'text', (column) => column.notNull())
      .addColumn('number', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
      .addColumn('sender_id', 'text', (column) => column.notNull())
      .addColumn('friend_id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull())
      .addPrimaryKeyConstraint('friend_invitations_number', ['project_id', 'sender_id', 'number'])
      .addForeignKeyConstraint('friend_invitations_sender', ['project_id', 'sender_id'], `${schema}.users`, [
        'project_id',
        'id',
      ])
      .addForeignKeyConstraint('friend_invitations_friend', ['project_id', 'friend_id'], `${schema}.users`, [
        'project_id',
        'id',
      ])
      .execute();
  },
};

/** A user with what only the REST API shows. */
export interface Tester extends Member {
  invitation_code: string | null;
  /** The sum of their bonus points. */
  bonus: number;
  /** How many friends they have invited. */
  invited: number;
  /** The number of their referrer; `null`: there is none. */
  referrer_number: number | null;
}

/** Which users to list. What is `undefined` does not matter. */
export interface TesterFilter {
  email?: string | undefined;
  /** A part of the address. */
  emailPart?: string | undefined;
  /** A part of the name. */
  name?: string | undefined;
  referralCode?: string | undefined;
  /** Values of custom variables. */
  customVars?: Readonly<Record<string, string>> | undefined;
}

/** One page of a list. */
export interface Page<T> {
  rows: T[];
  total: number;
}

/** What is known of a whole project. */
export interface ProjectSummary {
  byStatus: Record<string, number>;
  shares: number;
  referrals: number;
  impressions: number;
  /** The first signup, and the last change; `null`: no user has joined. */
  from: Date | null;
  to: Date | null;
}

export type Testers = ReturnType<typeof createTesters>;

export const createTesters = (db: Kysely<Tables>, project: string, ranking: Ranking) => {
  const at = (name: string) => sql.raw(`${schema}.${name}`);
  const among = (filter: TesterFilter) => {
    let users = db.selectFrom('users').where('users.project_id', '=', project);
    const { email, emailPart, name, referralCode, customVars = {} } = filter;
    if (email !== undefined) users = users.where('users.email', '=', email);
    if (emailPart !== undefined) users = users.where(sql<boolean>`strpos(users.email, ${emailPart}) > 0`);
    if (referralCode !== undefined) users = users.where('users.referral_code', '=', referralCode);
    if (name !== undefined) {
      users = users.where(
        sql<boolean>`strpos(lower(concat_ws(' ', users.profile->>'first_name', users.profile->>'last_name')), lower(${name})) > 0`,
      );
    }
    for (const [variable, value] of Object.entries(customVars))
      users = users.where(sql<boolean>`users.profile->>${variable}::text = ${value}`);
    return users;
  };
  const withAll = (filter: TesterFilter) =>
    among(filter)
      .select(personColumns.map((column) => `users.${column}` as const))
      .select([
        'users.invitation_code',
        ahead(ranking).as('ahead'),
        listLength(project).as('length'),
        sql<number>`(
          select coalesce(sum(quantity), 0) from ${at('points')} as points
          where points.project_id = users.project_id and points.user_id = users.id
        )`.as('bonus'),
        sql<number>`(
          select count(*) from ${at('friend_invitations')} as invitation
          where invitation.project_id = users.project_id and invitation.sender_id = users.id
        )`.as('invited'),
        sql<number | null>`(
          select referrer.signup from ${at('users')} as referrer
          where referrer.project_id = users.project_id and referrer.id = users.referrer_id
        )`.as('referrer_number'),
      ]);

  return {
    /** A user by id, number or e-mail address. */
    async find(lookup: { id: string } | { number: number } | { email: string }): Promise<Tester | null> {
      const tester = await withAll('email' in lookup ? { email: lookup.email } : {})
        .$if('id' in lookup, (users) => users.where('users.id', '=', 'id' in lookup ? lookup.id : ''))
        .$if('number' in lookup, (users) => users.where('users.signup', '=', 'number' in lookup ? lookup.number : 0))
        .executeTakeFirst();
      return tester ?? null;
    },

    /** A page of the users, in order of their signups. */
    async list(filter: TesterFilter, { offset, limit }: { offset: number; limit: number }): Promise<Page<Tester>> {
      const rows = await withAll(filter)
        .orderBy('users.created_at')
        .orderBy('users.signup')
        .offset(offset)
        .limit(limit)
        .execute();
      const { total } = await among(filter)
        .select((users) => users.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { rows, total };
    },

    /** Changes the profile, and keeps the fields that are not named. */
    async change(id: string, profile: Details, now: Date): Promise<void> {
      await db.transaction().execute((db) =>
        db
          .updateTable('users')
          .set({ profile: sql`users.profile || ${JSON.stringify(profile)}::jsonb`, updated_at: now })
          .where('project_id', '=', project)
          .where('id', '=', id)
          .execute(),
      );
    },

    async setInvitationCode(id: string, code: string): Promise<void> {
      await db
        .transaction()
        .execute((db) =>
          db
            .updateTable('users')
            .set({ invitation_code: code })
            .where('project_id', '=', project)
            .where('id', '=', id)
            .execute(),
        );
    },

    async givePoints(id: string, quantity: number, now: Date): Promise<void> {
      await db
        .transaction()
        .execute((db) =>
          db.insertInto('points').values({ project_id: project, user_id: id, quantity, created_at: now }).execute(),
        );
    },

    /**
     * Stores the invitation of a friend who is a user already.
     * @throws NoInvitationLeft
     */
    invite(invitation: Invitation): Promise<void> {
      return db.transaction().execute((db) => invite(db, project, invitation));
    },

    /** A page of the rewards of all users, or of one, in order. */
    async rewards(
      { email, status }: { email?: string | undefined; status?: 'earned' | 'delivered' | 'revoked' | undefined },
      { offset, limit }: { offset: number; limit: number },
    ): Promise<Page<Owned>> {
      let among = db
        .selectFrom('rewards')
        .innerJoin('users', (on) =>
          on.onRef('users.project_id', '=', 'rewards.project_id').onRef('users.id', '=', 'rewards.user_id'),
        )
        .where('rewards.project_id', '=', project);
      if (email !== undefined) among = among.where('users.email', '=', email);
      if (status === 'revoked') among = among.where('revoked_at', 'is not', null);
      if (status === 'delivered') among = among.where('revoked_at', 'is', null).where('delivered_at', 'is not', null);
      if (status === 'earned') among = among.where('revoked_at', 'is', null).where('delivered_at', 'is', null);
      const rows = await among
        .select(rewardColumns.map((column) => `rewards.${column}` as const))
        .select(['users.id', 'users.email', 'users.referral_code', 'users.profile'])
        .orderBy('rewards.number')
        .offset(offset)
        .limit(limit)
        .execute();
      const { total } = await among
        .select((rewards) => rewards.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return {
        rows: rows.map(({ id, email: address, referral_code, profile, ...reward }) => ({
          reward: reward satisfies Earned,
          owner: { id, email: address, referral_code, profile },
        })),
        total,
      };
    },

    /** What is known of the whole project. */
    async summary(): Promise<ProjectSummary> {
      const rows = await db
        .selectFrom('users')
        .select((users) => [
          'status',
          users.fn.countAll<number>().as('people'),
          users.fn.sum<number>('shares').as('shares'),
          users.fn.sum<number>('referrals').as('referrals'),
          users.fn.min('created_at').as('from'),
          users.fn.max('updated_at').as('to'),
        ])
        .where('project_id', '=', project)
        .groupBy('status')
        .execute();
      const { impressions } = await db
        .selectFrom('impressions')
        .select((seen) => seen.fn.countAll<number>().as('impressions'))
        .where('project_id', '=', project)
        .executeTakeFirstOrThrow();
      const sum = (column: 'shares' | 'referrals'): number => rows.reduce((total, row) => total + row[column], 0);
      return {
        byStatus: Object.fromEntries(rows.map(({ status, people }) => [status, people])),
        shares: sum('shares'),
        referrals: sum('referrals'),
        impressions,
        from: rows.reduce<Date | null>((first, { from }) => (first === null || from < first ? from : first), null),
        to: rows.reduce<Date | null>((last, { to }) => (last === null || to > last ? to : last), null),
      };
    },
  };
};
