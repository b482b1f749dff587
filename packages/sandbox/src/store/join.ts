import { type Kysely, sql } from 'kysely';
import type { Caps } from '../campaign/limits.ts';
import type { Mail } from '../campaign/mail.ts';
import type { Details, Status } from '../campaign/person.ts';
import type { RewardOffer } from '../campaign/offers.ts';
import { creditedBy, unconfirmed } from './credit.ts';
import { columnOf, type NameColumn, referrerOf } from './lookup.ts';
import { prepare } from './prepared.ts';
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
  /** How many friends the referrer may invite, if a new user is such a friend. */
  invitationQuota?: number;
  /** The rewards for referrals. A signup may earn some. */
  offers: readonly RewardOffer[];
  now: Date;
  /**
   * How far the time of a new user's signup is ahead of the database's clock, in ms. That clock alone knows which of several
   * processes came first. `null`, the default: the signup is at `now`.
   */
  aheadOfDatabase?: number | null;
  /** The token of a new user's session. */
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
export const createJoin = (db: Kysely<Tables>, project: string) => {
  const statements = new Map<string, ReturnType<typeof prepareJoin>>();
  const statementFor = (variant: Variant): ReturnType<typeof prepareJoin> => {
    const key = Object.values(variant).join(' ');
    const statement = statements.get(key) ?? prepareJoin(db, project, variant);
    statements.set(key, statement);
    return statement;
  };

  return async (db: Kysely<Tables>, joining: Joining): Promise<Joined | undefined> => {
    const [referrerColumn, referrer] = columnOf(referrerOf(joining.referredBy ?? ''));
    const { mayChange, aheadOfDatabase = null } = joining;
    const isOne = typeof mayChange === 'object';
    const statement = statementFor({
      referrerColumn,
      mayChange: isOne ? 'one' : mayChange,
      isDatabaseTime: aheadOfDatabase !== null,
    });
    const [joined] = await statement(db, {
      id: joining.id,
      email: joining.email,
      status: joining.confirmation === null ? 'applied' : 'unconfirmed',
      code: joining.drawCode(),
      site: joining.site,
      profile: JSON.stringify(joining.profile),
      changes: JSON.stringify(joining.changes),
      changeable: isOne ? mayChange.id : '',
      referrer,
      tokenHash: hashOf(joining.session),
      now: joining.now,
      ahead: aheadOfDatabase ?? 0,
    });
    return joined;
  };
};

/** What a statement is built for. */
interface Variant {
  referrerColumn: NameColumn;
  mayChange: 'anyone' | 'nobody' | 'one';
  isDatabaseTime: boolean;
}

interface Values {
  id: string;
  email: string;
  status: Status;
  code: string;
  site: string | null;
  profile: string;
  changes: string;
  /** The id of the only user who may be changed. */
  changeable: string;
  referrer: string;
  tokenHash: string;
  now: Date;
  /** How far the time of the signup is ahead of the database's clock, in ms. */
  ahead: number;
}

const prepareJoin = (db: Kysely<Tables>, project: string, { referrerColumn, mayChange, isDatabaseTime }: Variant) =>
  prepare((values: Values) => {
    const joinedAt = isDatabaseTime
      ? sql<Date>`clock_timestamp() + ${values.ahead} * interval '1 millisecond'`
      : values.now;
    return db
      .with('referrer', (users) =>
        users
          .selectFrom('users')
          .select('id')
          .where('project_id', '=', project)
          .where(referrerColumn, '=', values.referrer),
      )
      .with('joined', (users) =>
        users
          .insertInto('users')
          .values((from) => ({
            project_id: project,
            id: values.id,
            email: values.email,
            status: values.status,
            referral_code: values.code,
            referrer_id: from.selectFrom('referrer').select('id'),
            site: values.site,
            profile: values.profile,
            created_at: joinedAt,
            updated_at: joinedAt,
          }))
          .onConflict((conflict) => {
            const known = conflict.columns(['project_id', 'email']);
            if (mayChange === 'nobody') return known.doNothing();
            const change = known.doUpdateSet((known) => ({
              profile: sql`${known.ref('users.profile')} || ${values.changes}::jsonb`,
              updated_at: values.now,
            }));
            return mayChange === 'anyone' ? change : change.where('users.id', '=', values.changeable);
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
          .where('joined.id', '=', values.id)
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
                joined.val(values.tokenHash).as('token_hash'),
                'joined.id',
                'joined.created_at',
              ])
              .where('joined.id', '=', values.id),
          )
          .returning('user_id'),
      )
      .selectFrom('joined')
      .select(['id', 'referrer_id']);
  });
