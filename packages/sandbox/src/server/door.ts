/** Lets many through at a time, or one alone. A reset waits for everybody who writes, and they wait for the reset. */
export interface Door {
  /** Waits while somebody is alone inside, then does the work beside others. */
  pass: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits until everybody is out, and keeps others out meanwhile. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
}

export function createDoor(): Door {
  const inside = new Set<Promise<unknown>>();
  /** Ends when it opens. */
  const state: { closed: Promise<void> | null } = { closed: null };

  return {
    async pass(work) {
      while (state.closed !== null) await state.closed;
      const working = work();
      inside.add(working);
      try {
        return await working;
      } finally {
        inside.delete(working);
      }
    },

    async alone(work) {
      while (state.closed !== null) await state.closed;
      const working = Promise.allSettled(inside).then(work);
      const open = (): void => {
        state.closed = null;
      };
      state.closed = working.then(open, open);
      return working;
    },
  };
}
