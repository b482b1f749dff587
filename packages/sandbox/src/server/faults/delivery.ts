import type { Mail } from '../../campaign/mail.ts';
import type { Kept } from '../../store/mails.ts';
import type { Store } from '../../store/store.ts';
import type { FaultState } from './faults.ts';

/** Delivers mails to the outbox, late where faults say so. */
export interface Delivery {
  /** Leaves out mails that faults hold back. They are in the database all the same. */
  watch: (store: Store) => Store;
}

export function createDelivery(clock: () => Date, faults: FaultState): Delivery {
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
