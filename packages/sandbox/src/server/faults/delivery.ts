import type { Arrival, Mail } from '../../campaign/mail.ts';
import { timestamp } from '../../campaign/timestamp.ts';
import type { Kept, Mails } from '../../store/mails.ts';
import type { Store } from '../../store/store.ts';
import type { FaultState } from './faults.ts';

/** Delivers mails to the outbox, late where faults say so. */
export interface Delivery {
  /** Leaves out mails that faults hold back. They are in the database all the same. */
  watch: (store: Store) => Store;
  /** Whether a mail has arrived, and if not, when it will. */
  arrivalOf: (mail: Kept) => Arrival;
}

export function createDelivery(clock: () => Date, faults: FaultState): Delivery {
  const arrivalOf = ({ held, sent_at }: Kept): Arrival => {
    const { mails } = faults.current;
    if (held === null || mails === undefined || held !== faults.releases) return { status: 'arrived' };
    if (mails === 'held') return { status: 'held' };
    const arrives = new Date(sent_at.getTime() + mails.slow);
    return clock() < arrives ? { status: 'late', arrives_at: timestamp(arrives) } : { status: 'arrived' };
  };
  const hold = (mail: Mail): Mail => (faults.current.mails === undefined ? mail : { ...mail, held: faults.releases });

  /** Leaves out those that are delayed, and lets the others arrive for good. */
  const deliver = async (mails: Mails, written: readonly Kept[]): Promise<Kept[]> => {
    const arrived = written.filter((mail) => arrivalOf(mail).status === 'arrived');
    await mails.arrive(arrived.flatMap(({ number, held }) => (held === null ? [] : [number])));
    return arrived;
  };

  return {
    arrivalOf,

    watch: ({ users, mails, ...store }) => ({
      ...store,
      users: {
        ...users,
        add(joining) {
          const { confirmation } = joining;
          if (confirmation === null) return users.add(joining);
          return users.add({ ...joining, confirmation: (id) => hold(confirmation(id)) });
        },
      },
      mails: {
        ...mails,
        write: (mail) => mails.write(hold(mail)),
        all: async () => deliver(mails, await mails.everything()),
        allTo: async (recipient) => deliver(mails, await mails.allTo(recipient)),
      },
    }),
  };
}
