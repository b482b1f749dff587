import { setTimeout } from 'node:timers/promises';
import { crowd } from './campaign/crowd.ts';
import { type SentMail, sentMail } from './campaign/mail.ts';
import { type Status, statuses } from './campaign/person.ts';
import { SandboxError } from './errors.ts';
import { readOptions, type SandboxOptions, type Settings } from './options.ts';
import { createApp } from './server/app.ts';
import type { Faults, Wait } from './server/faults.ts';
import type { Connection } from './server/env.ts';
import { createTrouble } from './server/trouble.ts';
import { type Database, openDatabase } from './store/database.ts';
import { createStore } from './store/store.ts';

/** How a campaign is filled with made-up people. */
export interface SeedOptions {
  /** How many people. */
  users: number;
  /**
   * The same number makes the same people: a second call with it adds only those who are not there yet.
   * @defaultValue 1
   */
  seed?: number | undefined;
  /** Is told how many are done, now and then. */
  onProgress?: ((progress: { done: number; users: number }) => void) | undefined;
}

/** A running campaign. */
export interface Sandbox {
  /** Key of its project. */
  readonly project: string;
  /**
   * Answers a request: for tests in the same process, and for servers that speak in `Request` and `Response`.
   * @param connection tells the visitor's IP address: `@hono/node-server` hands it over
   */
  fetch: (request: Request, connection?: Connection) => Promise<Response>;
  /**
   * Adds made-up people with names from many scripts. A few have brought in many others, most nobody.
   * @throws SandboxError `invalid_option`
   */
  seed: (options: SeedOptions) => Promise<void>;
  /**
   * Makes things go wrong from now on, in place of what went wrong before. `{}` puts an end to it.
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
   * Says where somebody stands, as the vendor's dashboard would: only `applied` people are on the list. Whoever is no
   * longer `unconfirmed` has confirmed, with the credit that belongs to it.
   * @throws SandboxError `unknown_person` or `invalid_option`
   * @example
   * ```ts
   * await sandbox.setStatus('amy@example.com', 'invited');
   * ```
   */
  setStatus: (email: string, status: Status) => Promise<void>;
  /** The mails that were written, in order. None is ever sent. */
  outbox: () => Promise<SentMail[]>;
  /** Closes the database. What was kept in memory is gone. */
  close: () => Promise<void>;
}

/**
 * Makes a local campaign that answers as the vendor documents.
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
  return assemble(await openDatabase(settings.database, settings.log), settings);
}

/** A sandbox over a database that is open already. Closing the sandbox closes it, and ends all waiting. */
export function assemble(database: Database, settings: Settings, wait?: Wait): Sandbox {
  const end = new AbortController();
  const pause: Wait = (milliseconds) => setTimeout(milliseconds, undefined, { signal: end.signal }).catch(() => {});
  const trouble = createTrouble(settings.clock, wait ?? pause);
  const store = trouble.watch(createStore(database, settings.project, settings.ranking));
  const app = createApp({ ...settings, store }, trouble);
  let closing: Promise<void> | undefined;

  return {
    project: settings.project,
    fetch: async (request, connection) => app.fetch(request, connection ?? {}),
    fault: trouble.faults.set,
    close() {
      end.abort();
      return (closing ??= database.close());
    },

    async setStatus(email, status) {
      if (!statuses.includes(status)) {
        throw new SandboxError('invalid_option', `There is no status ${status}. There are ${statuses.join(', ')}.`);
      }
      const taken = { who: { email }, to: status, offers: settings.rewards, now: settings.clock() };
      if (await store.users.step(taken)) return;
      throw new SandboxError('unknown_person', `Nobody has the address ${email}. Have them join first.`);
    },

    outbox: async () => (await store.mails.all()).map(sentMail),

    async seed({ users, seed = 1, onProgress }) {
      for (const [name, value] of Object.entries({ users, seed })) {
        if (Number.isSafeInteger(value) && value >= 0) continue;
        throw new SandboxError('invalid_option', `${name}: ${value} will not do. Give a whole number from 0.`);
      }
      let done = 0;
      const people = crowd({ size: users, seed, now: settings.clock(), taken: await store.extras.codes() });
      await store.extras.add(people, (added) => {
        done += added;
        onProgress?.({ done, users });
      });
    },
  };
}
