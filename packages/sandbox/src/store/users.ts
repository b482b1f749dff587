import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { type Details, emailKey, type Member, type Person } from '../campaign/person.ts';
import { offersFor, type RewardOffer } from '../campaign/rewards.ts';
import { reward } from './rewards.ts';
import type { Tables } from './tables.ts';

/** One of the three ways to name a person. */
export type Lookup = { id: string } | { email: string } | { referral_code: string };

/** Somebody who joins, or is here already. */
export interface Joining {
  /** The id, should the person be new. */
  id: string;
  email: string;
  /** What is known about a new person: what they said, and what was found. */
  profile: Details;
  /** What they said themselves: a known person's profile changes by that alone. */
  changes: Details;
  /** Referral code or e-mail address of the person to credit. */
  referredBy: string | null;
  /** Who of the people known already may be changed by this call. */
  mayChange: 'anyone' | 'nobody' | { id: string };
  /** What the campaign offers. A signup may earn some of it. */
  offers: readonly RewardOffer[];
  now: Date;
  /** Draws a referral code. Called again where somebody has that code. */
  drawCode: () => string;
}

/** How many people have a code before drawing another one is given up. */
const draws = 20;

const applied = sql.lit('applied' as const);

/** The people of one project. */
export type Users = ReturnType<typeof createUsers>;

export const createUsers = (db: Kysely<Tables>, project: string) => ({
  /** The person, and how the list stands at this moment. */
  async find(lookup: Lookup): Promise<Member | null> {
    const [column, value] = columnOf(lookup);
    const row = await db
      .selectFrom('users')
      .selectAll()
      .select((users) => [ahead(users).as('ahead'), listLength(users, project).as('length')])
      .where('project_id', '=', project)
      .where(column, '=', value)
      .executeTakeFirst();
    return row ?? null;
  },

  /**
   * Adds a person, or changes the one with this e-mail address. The referrer is credited in the same statement, and
   * only where the person is new: a hundred calls at once still make one person and one credit. Nobody can refer
   * themselves: whoever is new is not among the people who are looked up.
   * @returns `null`: somebody has this address, and the call may not change them
   */
  async add(joining: Joining): Promise<{ id: string; isNew: boolean } | null> {
    const { id, offers, now } = joining;
    const joinRewarded = () =>
      db.transaction().execute(async (db) => {
        const joined = await join(db, project, joining);
        if (joined?.id === id) await reward(db, project, { user: id, event: null, offers, now });
        return joined;
      });
    const isRewarded = offersFor(offers, null).length > 0;
    for (let draw = 1; ; draw += 1) {
      try {
        const joined = await (isRewarded ? joinRewarded() : join(db, project, joining));
        return joined === undefined ? null : { id: joined.id, isNew: joined.id === id };
      } catch (error) {
        if (!isCodeTaken(error) || draw === draws) throw error;
      }
    }
  },

  /** The leading people of the list, in order, and how many there are. */
  async leaders(limit: number): Promise<{ people: Person[]; length: number }> {
    const people = await db
      .selectFrom('users')
      .selectAll()
      .select((users) => listLength(users, project).as('length'))
      .where('project_id', '=', project)
      .where('status', '=', applied)
      .orderBy('referrals', 'desc')
      .orderBy('signup')
      .limit(limit)
      .execute();
    return { people, length: people[0]?.length ?? 0 };
  },

  /** Counts a visit through a referral link. Nothing happens where nobody has the code. */
  async countShare(code: string): Promise<void> {
    await db
      .updateTable('users')
      .set((users) => ({ shares: users('shares', '+', 1) }))
      .where('project_id', '=', project)
      .where('referral_code', '=', code)
      .execute();
  },
});

const join = (db: Kysely<Tables>, project: string, joining: Joining) => {
  const [name, value] = columnOf(referrerOf(joining.referredBy ?? ''));
  return db
    .with('referrer', (users) =>
      users.selectFrom('users').select('id').where('project_id', '=', project).where(name, '=', value),
    )
    .with('joined', (users) =>
      users
        .insertInto('users')
        .values((values) => ({
          project_id: project,
          id: joining.id,
          email: joining.email,
          referral_code: joining.drawCode(),
          referrer_id: values.selectFrom('referrer').select('id'),
          profile: JSON.stringify(joining.profile),
          created_at: joining.now,
          updated_at: joining.now,
        }))
        .onConflict((conflict) => {
          const known = conflict.columns(['project_id', 'email']);
          if (joining.mayChange === 'nobody') return known.doNothing();
          const change = known.doUpdateSet((known) => ({
            profile: sql`${known.ref('users.profile')} || ${JSON.stringify(joining.changes)}::jsonb`,
            updated_at: joining.now,
          }));
          return joining.mayChange === 'anyone' ? change : change.where('users.id', '=', joining.mayChange.id);
        })
        .returning(['id', 'referrer_id']),
    )
    .with('credited', (users) =>
      users
        .updateTable('users')
        .from('joined')
        .set((credited) => ({ referrals: credited('users.referrals', '+', 1) }))
        .where('users.project_id', '=', project)
        .whereRef('users.id', '=', 'joined.referrer_id')
        .where('joined.id', '=', joining.id)
        .returning('users.id'),
    )
    .selectFrom('joined')
    .select('id')
    .executeTakeFirst();
};

/** Codes have no @, addresses have one. */
export const referrerOf = (referredBy: string): Lookup =>
  referredBy.includes('@') ? { email: referredBy } : { referral_code: referredBy.trim() };

const columnOf = (lookup: Lookup) => {
  if ('id' in lookup) return ['id', lookup.id] as const;
  if ('email' in lookup) return ['email', emailKey(lookup.email)] as const;
  return ['referral_code', lookup.referral_code] as const;
};

/** More referrals are ahead, and of those with as many who was here first. Two counts, each along the index. */
const ahead = (users: ExpressionBuilder<Tables, 'users'>) => {
  const others = users
    .selectFrom('users as other')
    .select((other) => other.fn.countAll<number>().as('count'))
    .whereRef('other.project_id', '=', 'users.project_id')
    .where('other.status', '=', applied);
  const better = others.whereRef('other.referrals', '>', 'users.referrals');
  const earlier = others
    .whereRef('other.referrals', '=', 'users.referrals')
    .whereRef('other.signup', '<', 'users.signup');
  return sql<number>`${better} + ${earlier}`;
};

const listLength = (users: ExpressionBuilder<Tables, 'users'>, project: string) =>
  users
    .selectFrom('users as listed')
    .select((listed) => listed.fn.countAll<number>().as('count'))
    .where('listed.project_id', '=', project)
    .where('listed.status', '=', applied)
    .$asScalar()
    .$notNull();

const isCodeTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'users_referral_code';
