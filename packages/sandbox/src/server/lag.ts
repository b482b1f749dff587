import type { Member } from '../campaign/person.ts';
import { userOf } from '../campaign/user.ts';
import { type Lookup, referrerOf } from '../store/lookup.ts';
import type { Pasts } from '../store/pasts.ts';
import type { Users } from '../store/users.ts';
import type { Handler } from './handlers/handler.ts';

/** Delays what reads show, as replication to a read replica does. */
export interface Lag {
  /** While `lag` is set, saves the state of users before each change. */
  watch: (users: Users) => Users;
  /** Answers the saved state of a user. Whether the caller may see the user depends on the current state. */
  behind: (getUser: Handler<'getUser'>) => Handler<'getUser'>;
}

/**
 * A change saves the state of all users it affects: the user who joins, changes or gets a new status, their referrer, and
 * the owner of a link that is followed. States are in the database, since another process may get the next request.
 * @param lag how far reads are behind writes, in ms; 0: not at all
 */
export function createLag(clock: () => Date, lag: () => number, pasts: Pasts): Lag {
  const before = (now: Date): Date => new Date(now.getTime() - lag());

  const remember = async (id: string, user: Member | null): Promise<void> => {
    const now = clock();
    await pasts.remember(id, user, now, before(now));
  };

  return {
    watch: (users) => {
      const rememberAny = async (lookup: Lookup): Promise<void> => {
        const person = await users.findMember(lookup);
        if (person !== null) await remember(person.id, person);
      };
      return {
        ...users,
        async add(joining) {
          if (lag() > 0) {
            const known = await users.findMember({ email: joining.email });
            await remember(known?.id ?? joining.id, known);
            if (known === null) await rememberAny(referrerOf(joining.referredBy ?? ''));
          }
          return users.add(joining);
        },
        async step(taken) {
          if (lag() > 0) {
            const person = await users.findMember(taken.who);
            if (person !== null) await remember(person.id, person);
            if (person?.referrer_id) await rememberAny({ id: person.referrer_id });
          }
          return users.step(taken);
        },
        async countShare(code, cap) {
          if (lag() > 0) await rememberAny({ referral_code: code });
          return users.countShare(code, cap);
        },
      };
    },

    behind: (getUser) => async (data, visit, campaign) => {
      const outcome = await getUser(data, visit, campaign);
      if (lag() === 0 || !outcome.result) return outcome;
      const past = await pasts.find(outcome.result.id, before(clock()));
      return past === undefined ? outcome : { result: past && userOf(past, visit.base) };
    },
  };
}
