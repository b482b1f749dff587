/** A place in the queue of what changes the browser session. */
export interface Turn {
  /** Resolves when everything that was queued before is over. */
  readonly entered: Promise<void>;
  /** Lets the next one in. Call it in any case, also if the turn was never entered. */
  readonly end: () => void;
}

/** A queue: what changes the browser session happens one at a time. */
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
