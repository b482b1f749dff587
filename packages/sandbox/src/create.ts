import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Status } from './campaign/person.ts';
import { failureOf } from './log.ts';
import { readOptions, type Settings } from './options/read.ts';
import type { GivenOptions } from './options/shown.ts';
import type { SandboxOptions } from './options/table.ts';
import { createProjects, type Projects, type StartLease } from './projects.ts';
import { createPopulation } from './seed.ts';
import { createApp } from './server/app.ts';
import { createActivity } from './server/foundation/activity.ts';
import { createCampaignLock } from './server/foundation/campaign-lock.ts';
import { noFaults, readSharedFaults, type SharedFaults, type ShareFaults, type Wait } from './server/faults/faults.ts';
import { createClockAdmin, createSandboxClock } from './server/control/clock-admin.ts';
import { listImpressions } from './server/control/impression-routes.ts';
import { createUserAdmin } from './server/control/user-admin.ts';
import {
  type ClockSetting,
  createCampaignClock,
  readClockSetting,
  realTime,
} from './server/foundation/campaign-clock.ts';
import { createNumberAdmin } from './server/control/number-admin.ts';
import { createSnapshotAdmin } from './server/control/snapshot-admin.ts';
import { createOutboxAdmin } from './server/control/outbox.ts';
import { createPeopleCsv } from './server/control/people-import.ts';
import { createRewardAdmin } from './server/control/reward-admin.ts';
import { createLive } from './server/foundation/live.ts';
import { createMadeUpSignups } from './server/control/made-up-signups.ts';
import { signIn } from './server/control/sign-in.ts';
import { readStory } from './server/control/story.ts';
import { readWaitlist } from './server/control/waitlist.ts';
import { createFaultEffects } from './server/faults/effects.ts';
import { createWebhookAdmin } from './server/control/webhook-admin.ts';
import { createWebhookSender } from './server/webhooks/sender.ts';
import { type Database, openDatabase } from './store/database.ts';
import { soleProcess } from './store/processes.ts';
import { createStore } from './store/store.ts';
import type { Sandbox } from './sandbox.ts';

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
export function assemble(database: Database, settings: Settings, wait?: Wait, startLease?: StartLease): Assembled {
  const { remembered } = createStore(database, settings.project);
  // Further projects have the token of the one that the sandbox was started with.
  const controlToken = async (): Promise<string> =>
    settings.controlToken ?? remembered.keep('control_token', randomBytes(24).toString('hex'));
  const common = { wait, controlToken };
  const open = (database: Database, settings: Settings): Assembled =>
    assembleProject(database, settings, { ...common, projects: null });
  const projects = createProjects({ database, settings, open, startLease });
  return assembleProject(database, settings, { ...common, projects });
}

interface ProjectParts {
  /** Further projects in this process; `null`: this is one of them. */
  projects: Projects | null;
  controlToken: () => Promise<string>;
  wait: Wait | undefined;
}

function assembleProject(
  database: Database,
  settings: Settings,
  { projects, controlToken, wait }: ProjectParts,
): Assembled {
  const stored = createStore(database, settings.project, settings.ranking);
  const { remembered } = stored;
  const clock = createCampaignClock(settings.clock ?? database.clock, settings.clock === null);
  const processes = database.processes(settings.project);
  const lock = createCampaignLock(processes);
  const live = createLive();
  const activity = createActivity((line) => live.tell({ type: 'command', line }));
  const { now, aheadOfDatabase } = clock;
  const settled = { ...settings, clock: now, aheadOfDatabase, controlToken, store: stored, lock, live, activity };
  const population = createPopulation(settled, () => clock.set(realTime));
  const rewards = createRewardAdmin(settled);
  const isShared = processes !== soleProcess;
  const readClock = async (): Promise<ClockSetting> => {
    const stored = await remembered.find('clock');
    return stored ? readClockSetting(stored) : realTime;
  };
  const sharedClock = {
    read: async () => (isShared ? readClock() : clock.setting),
    write: async (setting: ClockSetting) => {
      if (isShared) await remembered.put('clock', JSON.stringify(setting));
    },
  };
  const clockAdmin = createClockAdmin(clock, settled, sharedClock);
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
    projects?.hurry();
    end.abort();
    end = new AbortController();
    live.end();
  };
  let closing: Promise<void> | undefined;
  const ownAddress = (settings.url ?? 'http://localhost:4747') + settings.base;

  const readFaults = async (): Promise<SharedFaults> => {
    const stored = await remembered.find('faults');
    return stored ? readSharedFaults(stored) : noFaults;
  };
  /** Changes the faults in all processes of the campaign, before any of them answers another request. */
  const share: ShareFaults = (change) =>
    lock.alone(async () => {
      const shared = change(await readFaults());
      await remembered.put('faults', JSON.stringify(shared));
      run.faults.follow(shared);
      return shared;
    });

  const begin = () => {
    const effects = createFaultEffects(now, wait ?? pause, forever, isShared ? share : null, stored.earlierUsers);
    const store = effects.watch(stored);
    const userAdmin = createUserAdmin({ ...settled, store });
    const joinMadeUp = createMadeUpSignups({ ...settled, store });
    const outbox = createOutboxAdmin({ ...settled, store }, effects);
    const app = createApp({ ...settled, store }, effects, {
      reset,
      population,
      rewards,
      userAdmin,
      joinMadeUp,
      clockAdmin,
      webhooks,
      numbers,
      outbox,
      csv,
      settings: settings.shown,
      snapshots,
      projects,
    });
    return { faults: effects.faults, store, userAdmin, joinMadeUp, outbox, app };
  };
  // State that is not in the database is cleared by making it anew. Requests that wait belong to the run before: its faults end.
  const renew = (): void => {
    run.faults.follow(noFaults);
    activity.clear();
    run = begin();
    live.tell({ type: 'reset' });
  };
  const forget = async (): Promise<void> => {
    renew();
    known = await remembered.find('run');
  };
  const reset = (options: unknown) => population.reset(options, forget);
  const snapshots = createSnapshotAdmin(settled, clock, sharedClock, forget);
  let run = begin();

  let known: string | null = null;
  const refresh = async (): Promise<void> => {
    const id = await remembered.find('run');
    if (id !== known) renew();
    known = id;
    run.faults.follow(await readFaults());
    clock.set(await readClock());
  };
  const join = async (): Promise<void> => {
    const isFirst = await processes.begin({ empty: lock.aloneHere, refresh });
    // Faults end with the last process of a campaign.
    if (!isFirst) return refresh();
    await remembered.pass();
    await projects?.clean();
  };
  // Alone, so that requests wait for it.
  const start = async (): Promise<void> => {
    await lock.aloneHere(async () => {
      if (isShared) await join();
      else await projects?.clean();
      await remembered.put('webhooks', JSON.stringify(settings.webhookUrls));
    });
    sender.start();
  };
  /** Tells the listeners when a change has been made. */
  const telling =
    <A extends unknown[], R>(change: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      const result = await change(...given);
      live.tell({ type: 'changed' });
      return result;
    };
  const ready = start();
  // A rejection is handled where `ready` is awaited.
  ready.catch(() => {});

  return {
    ready,
    project: settings.project,
    base: settings.base,
    hasOwnSecret: settings.hasOwnSecret,
    controlToken,
    fetch: async (request, connection) =>
      projects?.answer(request, connection) ?? run.app.fetch(request, connection ?? {}),
    fault(faults) {
      run.faults
        .set(faults)
        .then(() => live.tell({ type: 'changed' }))
        .catch((error: unknown) =>
          settings.log.error({ err: failureOf(error) }, 'Other processes could not be told what goes wrong.'),
        );
    },
    seed: telling(population.seed),
    lastSeed: population.last,
    reset: (options = {}) => reset(options),
    rewards: rewards.of,
    allRewards: (options = {}) => rewards.list(options),
    snapshot: (name = 'snapshot') => telling(snapshots.save)(name),
    restore: (name = 'snapshot') => telling(snapshots.load)(name),
    snapshots: snapshots.list,
    deleteSnapshot: telling(snapshots.remove),
    exportSnapshot: async (name) => textOf(await snapshots.read(name)),
    importSnapshot: telling(snapshots.write),
    setReward: telling(rewards.change),
    webhooks: webhooks.all,
    resendWebhook: telling(webhooks.sendAgain),
    activity: async () => activity.all(),
    onCommand: (listener) =>
      live.listen((message) => {
        if (message.type === 'command') listener(message.line);
      }),
    settings: () => settings.shown,
    hurry,
    close() {
      hurry();
      return (closing ??= Promise.all([projects?.close(), sender.stop()]).then(() => database.close()));
    },

    // Writes through the store of the run: lag and delayed mails depend on seeing every write.
    setStatus: telling((email: string, status: Status) => run.userAdmin.setStatus(email, status)),
    person: (email) => run.userAdmin.find(email, ownAddress),
    events: (email) => run.userAdmin.events(email),
    impressions: () => listImpressions(stored),
    waitlist: (options = {}) => readWaitlist(options, stored),
    story: (email) => readStory(email, ownAddress, { store: run.store }),
    signIn: (email) => signIn(email, settled),
    join: (options = {}) => run.joinMadeUp(options, ownAddress),
    importPeople: (text, options = {}) => telling(csv.import)(text, options),
    exportPeople: () => textOf(csv.export()),
    numbers: (options = {}) => numbers.read(options),
    people: (options) => run.userAdmin.list(options ?? {}, ownAddress),
    faults: () => lock.share(async () => run.faults.current),
    clock: createSandboxClock({ ...clockAdmin, change: telling(clockAdmin.change) }),

    outbox: (options) => run.outbox.list(options),
    mail: (number) => run.outbox.read(number),
    writeMail: telling((email: string) => run.outbox.write(email, ownAddress)),
  };
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
