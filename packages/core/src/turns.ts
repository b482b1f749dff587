/** A place in the queue of session changes. */
export interface Turn {
  /** Resolves when all turns before it have ended. */
  readonly entered: Promise<void>;
  /** Ends the turn. Call it in any case, also if the turn was never entered: later turns wait for it. */
  readonly end: () => void;
}

/** The queue of session changes, which happen one at a time. */
export interface Turns {
  take: () => Turn;
  /** How many turns were taken so far. */
  readonly count: number;
  /** How many turns were taken and have not ended. */
  readonly open: number;
  /** Resolves when no turn is open. */
  over: () => Promise<void>;
}

export function createTurns(): Turns {
  let last = Promise.resolve();
  let count = 0;
  let open = 0;
  const isBusy = () => open > 0;
  return {
    take() {
      const entered = last;
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      count++;
      open++;
      last = entered.then(() => ended).then(() => void open--);
      return { entered, end };
    },
    get count() {
      return count;
    },
    get open() {
      return open;
    },
    async over() {
      while (isBusy()) await last;
    },
  };
}
