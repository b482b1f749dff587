import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Reward } from '@prefinery-kit/core/contract';
import type { MailContent, SentMail } from './campaign/mail.ts';
import type { Status } from './campaign/person.ts';
import { failureOf } from './log.ts';
import { readOptions, type Settings } from './options/read.ts';
import type { GivenOptions } from './options/shown.ts';
import type { SandboxOptions } from './options/table.ts';
import { createPopulation, type ResetOptions, type SeedOptions } from './seed.ts';
import { createApp } from './server/app.ts';
import { createCampaignLock } from './server/foundation/campaign-lock.ts';
import type { Connection } from './server/foundation/env.ts';
import { type Faults, noFaults, readSharedFaults, type SharedFaults, type Wait } from './server/faults/faults.ts';
import { createClockAdmin, createSandboxClock, type SandboxClock } from './server/control/clock-admin.ts';
import { type Impression, listImpressions } from './server/control/impression-routes.ts';
import {
  createUserAdmin,
  type PeopleOptions,
  type PersonEvent,
  type PersonRecord,
} from './server/control/user-admin.ts';
import {
  type ClockSetting,
  createCampaignClock,
  readClockSetting,
  realTime,
} from './server/foundation/campaign-clock.ts';
import { type CampaignNumbers, createNumberAdmin, type NumbersOptions } from './server/control/number-admin.ts';
import type { SandboxSetting } from './server/control/settings.ts';
import { createOutboxAdmin, type OutboxOptions } from './server/control/outbox.ts';
import { createPeopleCsv, type ImportOptions, type ImportResult } from './server/control/people-import.ts';
import { createRewardAdmin, type RewardChange } from './server/control/reward-admin.ts';
import { createFaultEffects } from './server/faults/effects.ts';
import { createWebhookAdmin, type SentWebhook } from './server/control/webhook-admin.ts';
import { createWebhookSender } from './server/webhooks/sender.ts';
import { type Database, openDatabase } from './store/database.ts';
import { soleProcess } from './store/processes.ts';
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
  /** The made-up users of the last `seed` or `reset`: how many, and the seed. Without one: none. */
  lastSeed: () => Promise<{ users: number; seed: number }>;
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
  /** The faults that are set, in whatever process of the campaign. */
  faults: () => Promise<Readonly<Faults>>;
  /** The clock of the campaign. */
  clock: SandboxClock;
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
  /**
   * All that is known of the users, in order of their signups.
   * @throws SandboxError `invalid_option`; `unknown_person` if no user has the address of `after`
   * @example
   * ```ts
   * const unconfirmed = await sandbox.people({ status: 'unconfirmed', limit: 1000 });
   * ```
   */
  people: (options?: PeopleOptions) => Promise<PersonRecord[]>;
  /**
   * Adds the users of a CSV file in the vendor's columns: all of them, or none if a line has an error. The first line names the
   * columns, and only `email` is required. Users with a known e-mail address get the profile of the file, and keep everything else. It
   * sends no webhooks, and earns no rewards.
   * @throws CsvError with all errors by line and column; SandboxError `invalid_option`
   * @example
   * ```ts
   * await sandbox.importPeople('email,first_name,referred_by\namy@example.com,Amy,\nbob@example.com,Bob,amy@example.com\n', {
   *   status: 'applied',
   * });
   * ```
   */
  importPeople: (csv: string, options?: ImportOptions) => Promise<ImportResult>;
  /** All users as CSV, in order of their signups. `importPeople` takes it. */
  exportPeople: () => Promise<string>;
  /** The visitors who have seen the signup form, each once, in order. */
  impressions: () => Promise<Impression[]>;
  /**
   * Impressions, signups, conversion, shares and referrals over time, by the hour or the day.
   * @throws SandboxError `invalid_option`
   * @example
   * ```ts
   * const { total, points } = await sandbox.numbers({ from: '2026-03-01', to: '2026-04-01' });
   * ```
   */
  numbers: (options?: NumbersOptions) => Promise<CampaignNumbers>;
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
  /**
   * The mails that were written, in order. None is sent.
   * @example
   * ```ts
   * const waiting = (await sandbox.outbox({ delayed: true })).filter(({ status }) => status !== 'arrived');
   * ```
   */
  outbox: (options?: OutboxOptions) => Promise<SentMail[]>;
  /**
   * A mail with its body as text and HTML.
   * @param number its number in the outbox
   * @throws SandboxError `unknown_mail`
   */
  mail: (number: number) => Promise<MailContent>;
  /**
   * Writes the confirmation mail of an unconfirmed user once more, with double opt-in or without.
   * @throws SandboxError `unknown_person`; `invalid_option` if the user has confirmed
   */
  writeMail: (email: string) => Promise<SentMail>;
  /** The webhooks that were sent and are to be sent, in the order of the changes. */
  webhooks: () => Promise<SentWebhook[]>;
  /**
   * Sends a webhook again, with a new signature.
   * @throws SandboxError `unknown_webhook`
   */
  resendWebhook: (number: number) => Promise<void>;
  /** All options with their values, and where these came from. Secrets are left out. */
  settings: () => readonly SandboxSetting[];
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
export const createSandbox = (options: SandboxOptions): Promise<Sandbox> => openSandbox(options);

/** @param given the options of the command line, and where each was given */
export async function openSandbox(options: SandboxOptions, given?: GivenOptions): Promise<Sandbox> {
  const settings = readOptions(options, given);
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
  const clock = createCampaignClock(settings.clock ?? database.clock, settings.clock === null);
  const processes = database.processes(settings.project);
  const lock = createCampaignLock(processes);
  const { now, aheadOfDatabase } = clock;
  const settled = { ...settings, clock: now, aheadOfDatabase, controlToken, store: stored, lock };
  const population = createPopulation(settled, () => clock.set(realTime));
  const rewards = createRewardAdmin(settled);
  const isShared = processes !== soleProcess;
  const readClock = async (): Promise<ClockSetting> => {
    const stored = await remembered.find('clock');
    return stored ? readClockSetting(stored) : realTime;
  };
  const clockAdmin = createClockAdmin(clock, settled, {
    read: async () => (isShared ? readClock() : clock.setting),
    write: async (setting) => {
      if (isShared) await remembered.put('clock', JSON.stringify(setting));
    },
  });
  const webhooks = createWebhookAdmin(settled);
  const numbers = createNumberAdmin(settled);
  const csv = createPeopleCsv(settled);
  const sender = createWebhookSender(settled);
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
  const ownAddress = (settings.url ?? 'http://localhost:4747') + settings.base;

  /** Sends faults to all processes of the campaign, before any of them answers another request. */
  const share = async (shared: SharedFaults): Promise<void> => {
    if (isShared) await lock.alone(() => remembered.put('faults', JSON.stringify(shared)));
  };

  const begin = () => {
    const effects = createFaultEffects(now, wait ?? pause, forever, share, stored.earlierUsers);
    const store = effects.watch(stored);
    const userAdmin = createUserAdmin({ ...settled, store });
    const outbox = createOutboxAdmin({ ...settled, store }, effects);
    const app = createApp({ ...settled, store }, effects, {
      reset,
      population,
      rewards,
      userAdmin,
      clockAdmin,
      webhooks,
      numbers,
      outbox,
      csv,
      settings: settings.shown,
    });
    return { faults: effects.faults, userAdmin, outbox, app };
  };
  // State that is not in the database is cleared by making it anew. Requests that wait belong to the run before: its faults end.
  const renew = (): void => {
    run.faults.follow(noFaults);
    run = begin();
  };
  const reset = (options: unknown) =>
    population.reset(options, async () => {
      renew();
      known = await remembered.find('run');
    });
  let run = begin();

  let known: string | null = null;
  const refresh = async (): Promise<void> => {
    const id = await remembered.find('run');
    if (id !== known) renew();
    known = id;
    const shared = await remembered.find('faults');
    run.faults.follow(shared ? readSharedFaults(shared) : noFaults);
    clock.set(await readClock());
  };
  const join = async (): Promise<void> => {
    const isFirst = await processes.begin({ empty: lock.aloneHere, refresh });
    // Faults end with the last process of a campaign.
    if (isFirst) await remembered.pass();
    else await refresh();
  };
  // Alone, so that requests wait for it.
  const start = async (): Promise<void> => {
    await lock.aloneHere(async () => {
      if (isShared) await join();
      await remembered.put('webhooks', JSON.stringify(settings.webhookUrls));
    });
    sender.start();
  };
  const ready = start();
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
    lastSeed: population.last,
    reset: (options = {}) => reset(options),
    rewards: rewards.of,
    setReward: rewards.change,
    webhooks: webhooks.all,
    resendWebhook: webhooks.sendAgain,
    settings: () => settings.shown,
    hurry,
    close() {
      hurry();
      return (closing ??= sender.stop().then(() => database.close()));
    },

    // Writes through the store of the run: lag and delayed mails depend on seeing every write.
    setStatus: (email, status) => run.userAdmin.setStatus(email, status),
    person: (email) => run.userAdmin.find(email, ownAddress),
    events: (email) => run.userAdmin.events(email),
    impressions: () => listImpressions(stored),
    importPeople: (text, options = {}) => csv.import(text, options),
    exportPeople: async () => {
      let text = '';
      for await (const lines of csv.export()) text += lines;
      return text;
    },
    numbers: (options = {}) => numbers.read(options),
    people: (options) => run.userAdmin.list(options ?? {}, ownAddress),
    faults: () => lock.share(async () => run.faults.current),
    clock: createSandboxClock(clockAdmin),

    outbox: (options) => run.outbox.list(options),
    mail: (number) => run.outbox.read(number),
    writeMail: (email) => run.outbox.write(email, ownAddress),
  };
}
