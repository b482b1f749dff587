import { databaseTimeout } from '../errors.ts';
import { type Guard, soleGuard } from '../store/guard.ts';
import { within } from '../within.ts';

/** Lets many through at a time, or one alone. A reset waits for everybody who writes, and they wait for the reset. */
export interface Door {
  /**
   * Waits while somebody is alone inside, then does the work beside others.
   * @throws SandboxError `database_timeout` where that takes too long
   */
  pass: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits until everybody is out, in all processes of the campaign, and keeps others out meanwhile. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** The same in this process only. */
  empty: <T>(work: () => Promise<T>) => Promise<T>;
}

/** How long a caller waits outside, in ms. Whoever comes back later may be let in. */
const longestWait = 60_000;

/**
 * @param guard keeps the processes of the campaign together
 * @param wait how long a caller waits outside, in ms
 */
export function createDoor(guard: Guard = soleGuard, wait = longestWait): Door {
  const inside = new Set<Promise<unknown>>();
  /** Ends when it opens. */
  const state: { closed: Promise<void> | null } = { closed: null };
  const opens = async (): Promise<void> => {
    while (state.closed !== null) await state.closed;
  };

  /** It closes at once. Who closes it while it is closed comes next. */
  const empty = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = state.closed ?? Promise.resolve();
    const working = before.then(async () => {
      await Promise.allSettled(inside);
      return work();
    });
    const open = (): void => {
      if (state.closed === closed) state.closed = null;
    };
    const closed: Promise<void> = working.then(open, open);
    state.closed = closed;
    return working;
  };

  return {
    async pass(work) {
      if (state.closed !== null) await within(opens(), wait, databaseTimeout);
      const working = work();
      inside.add(working);
      try {
        return await working;
      } finally {
        inside.delete(working);
      }
    },

    alone: (work) => empty(() => guard.alone(work)),
    empty,
  };
}
