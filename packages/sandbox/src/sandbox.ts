import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Reward } from '@prefinery-kit/core/contract';
import { type SentMail, sentMail } from './campaign/mail.ts';
import type { Status } from './campaign/person.ts';
import { failureOf } from './log.ts';
import { readOptions, type Settings } from './options/read.ts';
import type { SandboxOptions } from './options/table.ts';
import { createPopulation, type ResetOptions, type SeedOptions } from './seed.ts';
import { createApp } from './server/app.ts';
import { createCampaignLock } from './server/foundation/campaign-lock.ts';
import type { Connection } from './server/foundation/env.ts';
import { type Faults, readSharedFaults, type SharedFaults, type Wait } from './server/faults/faults.ts';
import { createUserAdmin, type PersonEvent, type PersonRecord } from './server/control/user-admin.ts';
import { createRewardAdmin, type RewardChange } from './server/control/reward-admin.ts';
import { createFaultEffects } from './server/faults/effects.ts';
import { type Database, openDatabase } from './store/database.ts';
import { soleGuard } from './store/guard.ts';
import { createStore } from './store/store.ts';

/** A running campaign. */
export interface Sandbox {
  /** Key of the project. */
  readonly project: string;
  /** Whether a secret was given. Without one, it listens on this machine only. */
  readonly hasOwnSecret: boolean;
  /** The token that requests from other machines need for `/outbox`, `/reset` and the like: `authorization: Bearer TOKEN`. */
  controlToken: () => Promise<string>;
  /**
   * Answers a request: for tests in the same process, and for servers that use `Request` and `Response`.
   * @param connection has the visitor's IP address, as `@hono/node-server` passes it
   */
  fetch: (request: Request, connection?: Connection) => Promise<Response>;
  /**
   * Adds made-up users, with names in many scripts. A few of them have referred many others, most have referred none. A
   * hundred of them have all statuses between them.
   * @throws SandboxError `invalid_option`
   */
  seed: (options: SeedOptions) => Promise<void>;
  /**
   * Resets the campaign: only made-up users are left, the same for the same seed, with the same codes, times and places.
   * Sessions, mails, rewards, impressions, counts and faults are cleared. Other requests wait until it is done.
   * @returns the number of users, and the seed
   * @throws SandboxError `invalid_option`
   * @example
   * ```ts
   * await sandbox.reset(); // the users and the seed of the last time
   * await sandbox.reset({ users: 1000, seed: 7 });
   * ```
   */
  reset: (options?: ResetOptions) => Promise<{ users: number; seed: number }>;
  /**
   * Replaces all faults. `{}` clears them.
   *
   * @throws SandboxError `invalid_option`
   * @example
   * ```ts
   * sandbox.fault({ script: { slow: 3000 }, commands: { addUser: 500, getUser: 'silent' }, lag: 60_000 });
   * sandbox.fault({});
   * ```
   */
  fault: (faults: Faults) => void;
  /**
   * Sets a user's status, as the vendor's dashboard does. Only `applied` users are on the list. Any status but
   * `unconfirmed` confirms the user, so the referral is credited.
   * @throws SandboxError `unknown_person` or `invalid_option`
   * @example
   * ```ts
   * await sandbox.setStatus('amy@example.com', 'invited');
   * ```
   */
  setStatus: (email: string, status: Status) => Promise<void>;
  /**
   * All that is known of a user: also status, e-mail address, telephone, and who referred them.
   * @throws SandboxError `unknown_person`
   */
  person: (email: string) => Promise<PersonRecord>;
  /**
   * The events that a user has performed by `triggerRewards`, in order. Events that no offer names are left out.
   * @throws SandboxError `unknown_person`
   */
  events: (email: string) => Promise<PersonEvent[]>;
  /** How many visitors have seen the signup form. */
  impressions: () => Promise<number>;
  /**
   * All rewards of a user, in order.
   * @throws SandboxError `unknown_person`
   */
  rewards: (email: string) => Promise<Reward[]>;
  /**
   * Marks rewards delivered or revoked, as the vendor's dashboard does. A revoked reward stays revoked, and the referral it
   * was for earns no other.
   * @returns all rewards of the user
   * @throws SandboxError `unknown_person`, `unknown_reward` or `invalid_option`
   * @example
   * ```ts
   * await sandbox.setReward({ email: 'amy@example.com', descriptor: 'discount10', status: 'delivered' });
   * ```
   */
  setReward: (change: RewardChange) => Promise<Reward[]>;
  /** The mails that were written, in order. None is sent. */
  outbox: () => Promise<SentMail[]>;
  /** Answers all requests that a fault delays, at once. `serveSandbox` calls it before it stops listening. */
  hurry: () => void;
  /** Closes the database. With `database: 'memory'` all data is gone. */
  close: () => Promise<void>;
}

/**
 * Creates a local campaign that answers as the vendor documents.
 *
 * @throws SandboxError `invalid_option`, `database_in_use` or `database_unreachable`
 * @example
 * ```ts
 * const sandbox = await createSandbox({ project: 'abcd1234' });
 * await sandbox.seed({ users: 1000 });
 * const { url } = await serveSandbox(sandbox, { port: 4747 });
 * console.log(`<script src="${url}/widget/v2/abcd1234.js" defer></script>`);
 * ```
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const settings = readOptions(options);
  const database = await openDatabase(settings.database, settings.log);
  try {
    const sandbox = assemble(database, settings);
    await sandbox.ready;
    return sandbox;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** `ready` resolves when the sandbox shares one campaign with the others on its database. Requests wait for it. */
interface Assembled extends Sandbox {
  ready: Promise<void>;
}

/** A sandbox over an open database. Closing the sandbox closes the database, and ends all waits of faults. */
export function assemble(database: Database, settings: Settings, wait?: Wait): Assembled {
  const stored = createStore(database, settings.project, settings.ranking);
  const controlToken = async (): Promise<string> =>
    settings.controlToken ?? stored.remembered.keep('control_token', randomBytes(24).toString('hex'));
  const { remembered } = stored;
  const clock = settings.clock ?? database.clock;
  const guard = database.guard(settings.project);
  const lock = createCampaignLock(guard);
  const isServerTime = settings.clock === null;
  const settled = { ...settings, clock, isServerTime, controlToken, store: stored, lock };
  const population = createPopulation(settled);
  const rewards = createRewardAdmin(settled);
  let end = new AbortController();
  const pause: Wait = async (milliseconds) => {
    if (closing === undefined) await setTimeout(milliseconds, undefined, { signal: end.signal }).catch(() => {});
  };
  const forever = (): Promise<void> =>
    new Promise((resolve) => end.signal.addEventListener('abort', () => resolve(), { once: true }));
  const hurry = (): void => {
    end.abort();
    end = new AbortController();
  };
  let closing: Promise<void> | undefined;

  /** Sends faults to all processes of the campaign, before any of them answers another request. */
  const share = async (shared: SharedFaults): Promise<void> => {
    if (guard !== soleGuard) await lock.alone(() => remembered.put('faults', JSON.stringify(shared)));
  };

  const begin = () => {
    const effects = createFaultEffects(clock, wait ?? pause, forever, share, stored.pasts);
    const store = effects.watch(stored);
    const userAdmin = createUserAdmin({ ...settled, store });
    const app = createApp({ ...settled, store }, effects, { reset, seed: population.seed, rewards, userAdmin });
    return { faults: effects.faults, store, userAdmin, app };
  };
  // State that is not in the database is cleared by making it anew.
  const reset = (options: unknown) =>
    population.reset(options, async () => {
      run = begin();
      known = await remembered.find('run');
    });
  let run = begin();

  let known: string | null = null;
  const refresh = async (): Promise<void> => {
    const id = await remembered.find('run');
    if (id !== known) run = begin();
    known = id;
    const shared = await remembered.find('faults');
    run.faults.follow(shared ? readSharedFaults(shared) : { faults: {}, releases: 0 });
  };
  const join = async (): Promise<void> => {
    const isFirst = await guard.begin({ empty: lock.aloneHere, refresh });
    // Faults end with the last process of a campaign.
    if (isFirst) await remembered.pass();
    else await refresh();
  };
  const ready = guard === soleGuard ? Promise.resolve() : lock.aloneHere(join);
  // A rejection is handled where `ready` is awaited.
  ready.catch(() => {});

  return {
    ready,
    project: settings.project,
    hasOwnSecret: settings.hasOwnSecret,
    controlToken,
    fetch: async (request, connection) => run.app.fetch(request, connection ?? {}),
    fault(faults) {
      run.faults
        .set(faults)
        .catch((error: unknown) =>
          settings.log.error({ err: failureOf(error) }, 'Other processes could not be told what goes wrong.'),
        );
    },
    seed: population.seed,
    reset: (options = {}) => reset(options),
    rewards: rewards.of,
    setReward: rewards.change,
    hurry,
    close() {
      hurry();
      return (closing ??= database.close());
    },

    // Writes through the store of the run: lag and delayed mails depend on seeing every write.
    setStatus: (email, status) => run.userAdmin.setStatus(email, status),
    person: (email) => run.userAdmin.find(email, (settings.url ?? 'http://localhost:4747') + settings.base),
    events: (email) => run.userAdmin.events(email),
    impressions: () => stored.impressions.count(),

    outbox: async () => (await run.store.mails.all()).map(sentMail),
  };
}
