import { databaseTimeout } from '../../errors.ts';
import { type Guard, soleGuard } from '../../store/guard.ts';
import { within } from '../../within.ts';

/** A lock: many tasks share it, or one has it alone. A reset waits for all writes in flight, and later writes wait for it. */
export interface Door {
  /**
   * Runs a task beside others, once no task has the lock alone.
   * @throws SandboxError `database_timeout` where that takes too long
   */
  pass: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits for tasks in flight, in all processes of the campaign, and lets later ones wait until this one has ended. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Like `alone`, but for this process only. */
  empty: <T>(work: () => Promise<T>) => Promise<T>;
}

/** How long a task waits for the lock, in ms. The caller may retry. */
const longestWait = 60_000;

/**
 * @param guard the lock that all processes of the campaign share
 * @param wait how long a task waits for the lock, in ms
 */
export function createDoor(guard: Guard = soleGuard, wait = longestWait): Door {
  const inside = new Set<Promise<unknown>>();
  /** `closed` resolves when the lock is free. `null`: it is. */
  const state: { closed: Promise<void> | null } = { closed: null };
  const opens = async (): Promise<void> => {
    while (state.closed !== null) await state.closed;
  };

  /** Closes at once. Where it is closed already, this task is next. */
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
