import type { Pasts } from '../store/pasts.ts';
import type { Store } from '../store/store.ts';
import { createFaults, type FaultState, type Told, type Wait } from './faults.ts';
import { createLag, type Lag } from './lag.ts';
import { createPost } from './post.ts';

/** What goes wrong on purpose, wherever it does. */
export interface Trouble {
  faults: FaultState;
  lag: Lag;
  wait: Wait;
  /** Ends when the sandbox does. */
  forever: () => Promise<void>;
  /** The store that everybody is to use: trouble has to see what is written. */
  watch: (store: Store) => Store;
}

export function createTrouble(
  clock: () => Date,
  wait: Wait,
  forever: () => Promise<void>,
  tell: (told: Told) => Promise<void>,
  pasts: Pasts,
): Trouble {
  const faults = createFaults(tell);
  const lag = createLag(clock, () => faults.current.lag ?? 0, pasts);
  const post = createPost(clock, faults);
  return { faults, lag, wait, forever, watch: (store) => post.watch({ ...store, users: lag.watch(store.users) }) };
}
