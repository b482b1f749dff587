import type { Mail } from '../campaign/mail.ts';
import type { Kept } from '../store/mails.ts';
import type { Store } from '../store/store.ts';
import type { FaultState } from './faults.ts';

/** Mails that arrive late. */
export interface Post {
  /** Keeps mails out of the outbox for as long as the faults say. They are written all the same. */
  watch: (store: Store) => Store;
}

export function createPost(clock: () => Date, faults: FaultState): Post {
  const hasArrived = ({ held, sent_at }: Kept): boolean => {
    const { mails } = faults.current;
    if (held === null || mails === undefined || held !== faults.releases) return true;
    return mails !== 'held' && clock().getTime() >= sent_at.getTime() + mails.slow;
  };

  return {
    watch: ({ users, mails, ...store }) => ({
      ...store,
      users: {
        ...users,
        add(joining) {
          const { confirmation } = joining;
          if (faults.current.mails === undefined || confirmation === null) return users.add(joining);
          const hold = (id: string): Mail => ({ ...confirmation(id), held: faults.releases });
          return users.add({ ...joining, confirmation: hold });
        },
      },
      mails: {
        ...mails,
        async all() {
          const arrived = (await mails.all()).filter(hasArrived);
          await mails.arrive(arrived.flatMap(({ number, held }) => (held === null ? [] : [number])));
          return arrived;
        },
      },
    }),
  };
}
