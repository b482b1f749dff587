import type { User } from '@prefinery-kit/core/contract';
import type { Member } from '../../campaign/person.ts';
import { userOf } from '../../campaign/user.ts';
import { type Lookup, referrerOf } from '../../store/lookup.ts';
import type { EarlierUsers } from '../../store/earlier-users.ts';
import type { Users } from '../../store/users.ts';

/** Reads that lag behind writes, as a copy of a database does. */
export interface Lag {
  /** Stores, while reads lag, how users were before each change. */
  watch: (users: Users) => Users;
  /**
   * The user as they were. Whether the caller may see them is decided by how they are.
   * @param base the sandbox's own address, which the user's links begin with
   * @returns `null`: they had not joined
   */
  past: (user: User, base: string) => Promise<User | null>;
}

/**
 * Before a change, the users whom it affects are stored: the user who joins or is changed, their referrer, and the owner of a link
 * that is followed. They are stored in the database, since another process may answer the next read.
 * @param lag how far behind reads are, in ms; 0: not at all
 */
export function createLag(clock: () => Date, lag: () => number, earlierUsers: EarlierUsers): Lag {
  const before = (now: Date): Date => new Date(now.getTime() - lag());

  const remember = async (id: string, person: Member | null): Promise<void> => {
    const now = clock();
    await earlierUsers.remember(id, person, now, before(now));
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
        async countShare(code, cap, now) {
          if (lag() > 0) await rememberAny({ referral_code: code });
          return users.countShare(code, cap, now);
        },
      };
    },

    async past(user, base) {
      if (lag() === 0) return user;
      const past = await earlierUsers.find(user.id, before(clock()));
      return past === undefined ? user : past && userOf(past, base);
    },
  };
}
