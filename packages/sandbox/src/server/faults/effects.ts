import type { EarlierUsers } from '../../store/earlier-users.ts';
import type { Store } from '../../store/store.ts';
import { createFaults, type FaultState, type ShareFaults, type Wait } from './faults.ts';
import { createLag, type Lag } from './lag.ts';
import { createDelivery, type Delivery } from './delivery.ts';

/** Everything that makes faults happen. */
export interface FaultEffects {
  faults: FaultState;
  lag: Lag;
  wait: Wait;
  /** Resolves when the sandbox closes. */
  forever: () => Promise<void>;
  /** Wraps the store: faults of reads and mails depend on what is written, so all writes must go through it. */
  watch: (store: Store) => Store;
  arrivalOf: Delivery['arrivalOf'];
}

export function createFaultEffects(
  clock: () => Date,
  wait: Wait,
  forever: () => Promise<void>,
  share: ShareFaults | null,
  earlierUsers: EarlierUsers,
): FaultEffects {
  const faults = createFaults(share);
  const lag = createLag(clock, () => faults.current.lag ?? 0, earlierUsers);
  const delivery = createDelivery(clock, faults);
  return {
    faults,
    lag,
    wait,
    forever,
    watch: (store) => delivery.watch({ ...store, users: lag.watch(store.users) }),
    arrivalOf: delivery.arrivalOf,
  };
}
