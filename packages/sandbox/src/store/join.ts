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

/** Somebody who joins, or is here already. */
export interface Joining {
  /** The id, should the person be new. */
  id: string;
  email: string;
  /** What is known about a new person: what they said, and what was found. */
  profile: Details;
  /** What they said themselves: a known person's profile changes by that alone. */
  changes: Details;
  /** Origin of the app that they join in; `null`: none is known. */
  site: string | null;
  /** Referral code or e-mail address of the person to credit. */
  referredBy: string | null;
  /** Who of the people known already may be changed by this call. */
  mayChange: 'anyone' | 'nobody' | { id: string };
  /** The mail that a person with this id has to follow before they count; `null`: new people count at once. */
  confirmation: ((id: string) => Mail) | null;
  /** How many people may join from where this call came from. */
  caps: Pick<Caps, 'signup' | 'referral'>;
  /** What the campaign offers. A signup may earn some of it. */
  offers: readonly RewardOffer[];
  now: Date;
  /**
   * How far the time of a new user's signup is ahead of the database's clock, in ms. That clock alone knows which of several
   * processes came first. `null`, the default: the signup is at `now`.
   */
  aheadOfDatabase?: number | null;
  /** The token of the session that a new person begins with. */
  session: string;
  /** Draws a referral code. Called again where somebody has that code. */
  drawCode: () => string;
}

/** Who has joined, or was here. */
interface Joined {
  id: string;
  referrer_id: string | null;
}

/**
 * Adds a person, or changes the one with this e-mail address. In the same statement the referrer is credited and a session
 * begins, and only where the person is new: a hundred calls at once still make one person and one credit. Nobody can refer
 * themselves: whoever is new is not among the people who are looked up.
 * @returns `undefined`: somebody has this address, and the call may not change them
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
  /** The id of the only person who may be changed. */
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
