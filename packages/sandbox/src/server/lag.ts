import type { Member } from '../campaign/person.ts';
import { userOf } from '../campaign/user.ts';
import { type Lookup, referrerOf } from '../store/lookup.ts';
import type { Users } from '../store/users.ts';
import type { Handler } from './handlers/handler.ts';

/** Reads that lag behind writes, as a copy of a database does. */
export interface Lag {
  /** Remembers, while reads lag, how people were before they were changed. */
  watch: (users: Users) => Users;
  /** Shows people as they were. Who may see them is decided by how they are. */
  behind: (getUser: Handler<'getUser'>) => Handler<'getUser'>;
}

/** How somebody was until a moment. `null`: they were not there. */
interface Past {
  person: Member | null;
  until: number;
}

/**
 * A change is remembered of those whom it is about: who joins, is changed or moved on, who referred them, whose link
 * is followed.
 * @param lag how far behind reads are, in ms; 0: not at all
 */
export function createLag(clock: () => Date, lag: () => number): Lag {
  const pasts = new Map<string, Past[]>();

  const remember = (id: string, person: Member | null): void => {
    const until = clock().getTime();
    const kept = (pasts.get(id) ?? []).filter((past) => until < past.until + lag());
    pasts.set(id, [...kept, { person, until }]);
  };

  return {
    watch: (users) => {
      const rememberAny = async (lookup: Lookup): Promise<void> => {
        const person = await users.findMember(lookup);
        if (person !== null) remember(person.id, person);
      };
      return {
        ...users,
        async add(joining) {
          if (lag() > 0) {
            const known = await users.findMember({ email: joining.email });
            remember(known?.id ?? joining.id, known);
            if (known === null) await rememberAny(referrerOf(joining.referredBy ?? ''));
          }
          return users.add(joining);
        },
        async step(taken) {
          if (lag() > 0) {
            const person = await users.findMember(taken.who);
            if (person !== null) remember(person.id, person);
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
      const now = clock().getTime();
      const past = pasts.get(outcome.result?.id ?? '')?.find(({ until }) => now < until + lag());
      return past === undefined ? outcome : { result: past.person && userOf(past.person, visit.base) };
    },
  };
}
