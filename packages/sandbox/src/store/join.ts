import { type Kysely, sql } from 'kysely';
import type { Caps } from '../campaign/limits.ts';
import type { Mail } from '../campaign/mail.ts';
import type { Details } from '../campaign/person.ts';
import type { RewardOffer } from '../campaign/offers.ts';
import { creditedBy, unconfirmed } from './credit.ts';
import { columnOf, referrerOf } from './lookup.ts';
import { hashOf } from './sessions.ts';
import type { Tables } from './tables.ts';

/** A signup, of a new or a known user. */
export interface Joining {
  /** The id of a new user. */
  id: string;
  email: string;
  /** The profile of a new user: the data, and what the request says. */
  profile: Details;
  /** The profile fields in the data: only these change the profile of a known user. */
  changes: Details;
  /** Origin of the app of the signup; `null`: not known. */
  site: string | null;
  /** Referral code or e-mail address of the referrer. */
  referredBy: string | null;
  /** Which known users this call may change. */
  mayChange: 'anyone' | 'nobody' | { id: string };
  /** The confirmation mail for the user with this id; `null`: new users need not confirm. */
  confirmation: ((id: string) => Mail) | null;
  /** The limits for the IP address of this call. */
  caps: Pick<Caps, 'signup' | 'referral'>;
  /** The rewards for referrals. A signup may earn some. */
  offers: readonly RewardOffer[];
  now: Date;
  /**
   * How far the time of a new user's signup is ahead of the database's clock, in ms. That clock alone knows which of several
   * processes came first. `null`, the default: the signup is at `now`.
   */
  aheadOfDatabase?: number | null;
  /** The token of the session that a new person begins with. */
  session: string;
  /** Draws a referral code. Called again if another user has that code. */
  drawCode: () => string;
}

/** The new or known user. */
interface Joined {
  id: string;
  referrer_id: string | null;
}

/**
 * Adds a user, or changes the one with this e-mail address. Only for a new user the same statement credits the referrer and starts the
 * session: a hundred concurrent calls add one user and one credit. No user can refer themselves, because a new user is not among
 * those that the statement looks up.
 * @returns `undefined`: a user has this address, and the call may not change them
 */
export const join = (db: Kysely<Tables>, project: string, joining: Joining): Promise<Joined | undefined> => {
  const [name, value] = columnOf(referrerOf(joining.referredBy ?? ''));
  const { aheadOfDatabase = null, now } = joining;
  const joinedAt =
    aheadOfDatabase === null ? now : sql<Date>`clock_timestamp() + ${aheadOfDatabase} * interval '1 millisecond'`;
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
          status: joining.confirmation === null ? 'applied' : 'unconfirmed',
          referral_code: joining.drawCode(),
          referrer_id: values.selectFrom('referrer').select('id'),
          site: joining.site,
          profile: JSON.stringify(joining.profile),
          created_at: joinedAt,
          updated_at: joinedAt,
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
        .returning(['id', 'referrer_id', 'status', 'created_at']),
    )
    .with('credited', (users) =>
      users
        .updateTable('users')
        .from('joined')
        .set((credited) => ({ referrals: creditedBy(credited, 1) }))
        .where('users.project_id', '=', project)
        .whereRef('users.id', '=', 'joined.referrer_id')
        .where('joined.id', '=', joining.id)
        .where('joined.status', '!=', unconfirmed)
        .returning('users.id'),
    )
    .with('signed_in', (sessions) =>
      sessions
        .insertInto('sessions')
        .columns(['project_id', 'token_hash', 'user_id', 'created_at'])
        .expression((from) =>
          from
            .selectFrom('joined')
            .select((joined) => [
              joined.val(project).as('project_id'),
              joined.val(hashOf(joining.session)).as('token_hash'),
              'joined.id',
              'joined.created_at',
            ])
            .where('joined.id', '=', joining.id),
        )
        .returning('user_id'),
    )
    .selectFrom('joined')
    .select(['id', 'referrer_id'])
    .executeTakeFirst();
};
