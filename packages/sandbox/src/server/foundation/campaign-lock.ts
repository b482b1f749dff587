import { databaseTimeout } from '../../errors.ts';
import { type Processes, soleProcess } from '../../store/processes.ts';
import { within } from '../../within.ts';

/** A lock: many tasks share it, or one has it alone. A reset waits for all writes in flight, and later writes wait for it. */
export interface CampaignLock {
  /**
   * Runs a task beside others, once no task has the lock alone.
   * @throws SandboxError `database_timeout` where that takes too long
   */
  share: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits for tasks in flight, in all processes of the campaign, and lets later ones wait until this one has ended. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Like `alone`, but for this process only.
   * @param patience how long other tasks wait for this one, in ms, if it may take longer than callers should wait
   */
  aloneHere: <T>(work: () => Promise<T>, patience?: number) => Promise<T>;
}

/** How long a task waits for the lock, in ms. The caller may retry. */
const longestWait = 60_000;

/**
 * @param processes the lock that all processes of the campaign share
 * @param wait how long a task waits for the lock, in ms
 */
export function createCampaignLock(processes: Processes = soleProcess, wait = longestWait): CampaignLock {
  const sharing = new Set<Promise<unknown>>();
  /**
   * `taken` resolves when no task has the lock alone any more. `null`: none has.
   * `patience`: how long tasks wait for that, in ms.
   */
  const state: { taken: Promise<void> | null; patience: number } = { taken: null, patience: wait };
  const isFree = async (): Promise<void> => {
    while (state.taken !== null) await state.taken;
  };

  /** Later tasks wait from now on. Where a task has the lock alone already, this one is next. */
  const aloneHere = async <T>(work: () => Promise<T>, patience = wait): Promise<T> => {
    const before = state.taken ?? Promise.resolve();
    const working = before.then(async () => {
      await Promise.allSettled(sharing);
      return work();
    });
    const release = (): void => {
      if (state.taken === taken) state.taken = null;
    };
    const taken: Promise<void> = working.then(release, release);
    Object.assign(state, { taken, patience });
    return working;
  };

  return {
    async share(work) {
      if (state.taken !== null) await within(isFree(), state.patience, databaseTimeout);
      const working = work();
      sharing.add(working);
      try {
        return await working;
      } finally {
        sharing.delete(working);
      }
    },

    alone: (work) => aloneHere(() => processes.alone(work)),
    aloneHere,
  };
}
