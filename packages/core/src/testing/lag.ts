import type { User } from '../contract/index.ts';
import type { People, Person } from './people.ts';

/** Reads that lag behind writes, as a copy of a database does. */
export type Lag = ReturnType<typeof createLag>;

/** Those whom a write is about are remembered as they were before the first one. */
export function createLag(people: People) {
  /** `null`: they were not there. Nothing is remembered while reads are up to date. */
  let past: Map<Person, User | null> | undefined;

  const remember = (person: Person, as: User | null): void => {
    if (past && !past.has(person)) past.set(person, as);
  };

  return {
    /** Reads lag from now on, or are up to date. */
    set(isBehind: boolean): void {
      past = isBehind ? (past ?? new Map()) : undefined;
    },

    /** Called before somebody is changed. */
    before(person: Person | null): void {
      if (person) remember(person, people.show(person));
    },

    /** Called after somebody was added. */
    added(person: Person): void {
      remember(person, null);
    },

    /** The person as reads show them. */
    show(person: Person | null): User | null {
      const was = person && past?.get(person);
      return was === undefined ? person && people.show(person) : was;
    },
  };
}
