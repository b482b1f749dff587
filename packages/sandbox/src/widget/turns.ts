/** Who has to wait for whom: a command may change whom the later ones are about. */
export interface Turns {
  /** Begins when all earlier changes of the session are done. */
  read: <T>(begin: () => Promise<T>) => Promise<T>;
  /** The same, and later ones wait for it. */
  change: <T>(begin: () => Promise<T>) => Promise<T>;
}

export function createTurns(): Turns {
  let session: Promise<unknown> = Promise.resolve();

  return {
    read: (begin) => session.then(begin),
    change(begin) {
      const outcome = session.then(begin);
      // How it ended is its caller's to know: those who wait only need that it did.
      session = outcome.catch(() => {});
      return outcome;
    },
  };
}
