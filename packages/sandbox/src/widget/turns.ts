/** The order of commands: those that change the session must be done before later ones are sent. */
export interface Turns {
  /** Runs when all earlier changes of the session are done. */
  read: <T>(begin: () => Promise<T>) => Promise<T>;
  /** Runs at the same time, and later commands wait for it. */
  change: <T>(begin: () => Promise<T>) => Promise<T>;
}

export function createTurns(): Turns {
  let session: Promise<unknown> = Promise.resolve();

  return {
    read: (begin) => session.then(begin),
    change(begin) {
      const outcome = session.then(begin);
      // A failure is handled by its own caller. Waiting commands go on.
      session = outcome.catch(() => {});
      return outcome;
    },
  };
}
