import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { crowd } from './campaign/seed-users.ts';
import { SandboxError } from './errors.ts';
import { wrongValue } from './quote.ts';
import type { Campaign } from './server/foundation/campaign.ts';

/** How many made-up users to add. */
export interface SeedOptions {
  /** How many users, up to a million. */
  users: number;
  /**
   * The same seed makes the same users: a second call with it adds only those that are missing.
   * @defaultValue 1
   */
  seed?: number | undefined;
  /** Reports progress: how many users have been added. When all have been, their referrals are still to be counted. */
  onProgress?: ((progress: { done: number; users: number }) => void) | undefined;
}

/** The made-up users of a campaign after a reset. */
export interface ResetOptions extends Omit<SeedOptions, 'users'> {
  /**
   * How many users, up to a million.
   * @defaultValue the number of the last seed or reset
   */
  users?: number | undefined;
  /**
   * The same seed makes the same users.
   * @defaultValue the seed of the last seed or reset
   */
  seed?: number | undefined;
}

/** The made-up users that a campaign began with. */
export type Beginning = Required<Pick<SeedOptions, 'users'>> & { seed: number };

/** Adds made-up users. */
export interface Population {
  /** @throws SandboxError `invalid_option` */
  seed: (given: unknown) => Promise<void>;
  /** The made-up users of the last seed or reset. */
  last: () => Promise<Beginning>;
  /**
   * @param forget is called when the new users are stored, before any waiting request runs
   * @throws SandboxError `invalid_option`
   */
  reset: (given: unknown, forget: () => Promise<void>) => Promise<Beginning>;
}

export const mostUsers = 1_000_000;
export const mostSeed = 2 ** 32 - 1;

/** @param resetClock sets the clock of this process back to the real time */
export function createPopulation(
  { clock, lock, store }: Pick<Campaign, 'clock' | 'lock' | 'store'>,
  resetClock: () => void,
): Population {
  const unseeded: Beginning = { users: 0, seed: 1 };
  const readBeginning = async (): Promise<Beginning> => {
    const kept = await store.remembered.find('beginning');
    return kept === null ? unseeded : v.parse(v.object({ users, seed }), JSON.parse(kept));
  };

  const draw = ({ users, seed }: Beginning, taken: Iterable<string>) =>
    crowd({ size: users, seed, now: clock(), taken });

  return {
    last: () => lock.share(readBeginning),

    async seed(given) {
      const { onProgress, ...asked } = read(v.strictObject({ ...shape, users, seed: v.optional(seed, 1) }), given);
      await lock.share(async () => {
        await store.bulkUsers.add(draw(asked, await store.bulkUsers.codes()), report(asked.users, onProgress));
        await store.remembered.put('beginning', JSON.stringify(asked));
      });
    },

    async reset(given, forget) {
      const options = { ...shape, users: v.optional(users), seed: v.optional(seed) };
      const { onProgress, ...wanted } = read(v.strictObject(options), given);
      // At once: commands that arrive from now on belong to the new campaign.
      return lock.alone(async () => {
        const beginning = await readBeginning();
        const asked = { users: wanted.users ?? beginning.users, seed: wanted.seed ?? beginning.seed };
        // Stored first: if this process dies in between, the others still drop their state of the old campaign.
        await store.remembered.put('run', randomUUID());
        await store.remembered.put('faults', '');
        await store.remembered.put('clock', '');
        await store.rates.clear();
        resetClock();
        await store.bulkUsers.replace(draw(asked, []), report(asked.users, onProgress));
        await store.remembered.put('beginning', JSON.stringify(asked));
        await forget();
        return asked;
      });
    },
  };
}

const upTo = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));
const users = upTo(mostUsers);
const seed = upTo(mostSeed);
const shape = {
  onProgress: v.optional(v.custom<NonNullable<SeedOptions['onProgress']>>((given) => typeof given === 'function')),
};

function read<S extends v.GenericSchema>(schema: S, given: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, given);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new SandboxError(
    'invalid_option',
    `${wrongValue(issue, 'people')} Give { users: 1000, seed: 1 }, in whole ` +
      `numbers: up to ${mostUsers} users, and a seed up to ${mostSeed}.`,
  );
}

const report = (users: number, onProgress: SeedOptions['onProgress']) => {
  let done = 0;
  return (added: number): void => {
    done += added;
    onProgress?.({ done, users });
  };
};
