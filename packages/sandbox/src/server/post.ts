import type { Mail } from '../campaign/mail.ts';
import type { Store } from '../store/store.ts';
import type { FaultState } from './faults.ts';

/** Mails that arrive late. */
export interface Post {
  /** Keeps mails out of the outbox for as long as the faults say. They are written all the same. */
  watch: (store: Store) => Store;
}

/** A mail under way is known by its link and its time: the same link may be mailed again. */
const keyOf = ({ link, sent_at }: Mail): string => `${sent_at.getTime()} ${link}`;

export function createPost(clock: () => Date, faults: FaultState): Post {
  const underWay = new Map<string, { written: number; releases: number }>();

  const hasArrived = (sent: Mail): boolean => {
    const mail = underWay.get(keyOf(sent));
    const { mails } = faults.current;
    if (mail === undefined) return true;
    const isKept = mails !== undefined && mail.releases === faults.releases;
    if (isKept && (mails === 'held' || clock().getTime() < mail.written + mails.slow)) return false;
    underWay.delete(keyOf(sent));
    return true;
  };

  return {
    watch: ({ users, mails, ...store }) => ({
      ...store,
      users: {
        ...users,
        add(joining) {
          const { confirmation } = joining;
          if (faults.current.mails === undefined || confirmation === null) return users.add(joining);
          const hold = (id: string): Mail => {
            const mail = confirmation(id);
            underWay.set(keyOf(mail), { written: clock().getTime(), releases: faults.releases });
            return mail;
          };
          return users.add({ ...joining, confirmation: hold });
        },
      },
      mails: { ...mails, all: async () => (await mails.all()).filter(hasArrived) },
    }),
  };
}
