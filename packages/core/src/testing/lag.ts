import type { User } from '../contract/index.ts';
import type { UserStore, UserRecord } from './users.ts';

/** Reads that lag behind writes, as those of a database replica do. */
export type Lag = ReturnType<typeof createLag>;

/** While reads lag, remembers each user as they were before the first write. */
export function createLag(store: UserStore) {
  /** `null` stands for a user who had not joined. `undefined` while reads do not lag. */
  let past: Map<UserRecord, User | null> | undefined;

  const remember = (record: UserRecord, as: User | null): void => {
    if (past && !past.has(record)) past.set(record, as);
  };

  return {
    /** Starts or ends the lag of reads. */
    set(isBehind: boolean): void {
      past = isBehind ? (past ?? new Map()) : undefined;
    },

    /** Call it before a user is changed. */
    before(record: UserRecord | null): void {
      if (record) remember(record, store.show(record));
    },

    /** Call it after a user was added. */
    added(record: UserRecord): void {
      remember(record, null);
    },

    /** The user as reads answer it. */
    show(record: UserRecord | null): User | null {
      const was = record && past?.get(record);
      return was === undefined ? record && store.show(record) : was;
    },
  };
}
