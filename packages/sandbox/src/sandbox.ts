import type { Reward } from '@prefinery-kit/core/contract';
import type { MailContent, SentMail } from './campaign/mail.ts';
import type { Status } from './campaign/person.ts';
import type { ResetOptions, SeedOptions } from './seed.ts';
import type { ActivityLine } from './server/foundation/activity.ts';
import type { Connection } from './server/foundation/env.ts';
import type { Faults } from './server/faults/faults.ts';
import type { SandboxClock } from './server/control/clock-admin.ts';
import type { Impression } from './server/control/impression-routes.ts';
import type { PeopleOptions, PersonEvent, PersonRecord } from './server/control/user-admin.ts';
import type { CampaignNumbers, NumbersOptions } from './server/control/number-admin.ts';
import type { SnapshotInfo } from './server/control/snapshot-admin.ts';
import type { SandboxSetting } from './server/control/settings.ts';
import type { OutboxOptions } from './server/control/outbox.ts';
import type { ImportOptions, ImportResult } from './server/control/people-import.ts';
import type { RewardChange, RewardListOptions, RewardRecord } from './server/control/reward-admin.ts';
import type { JoinOptions } from './server/control/made-up-signups.ts';
import type { SignedIn } from './server/control/sign-in.ts';
import type { Story } from './server/control/story.ts';
import type { Waitlist, WaitlistOptions } from './server/control/waitlist.ts';
import type { SentWebhook } from './server/control/webhook-admin.ts';

/** A running campaign. */
export interface Sandbox {
  /** Key of the project. */
  readonly project: string;
  /** Path that it is mounted under: the option `base`. */
  readonly base: string;
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
   * The list as it stands, in the order of the campaign's ranking; or users of any status, and those that a search finds.
   * @throws SandboxError `invalid_option`
   * @example
   * ```ts
   * const { length, people } = await sandbox.waitlist({ limit: 10 });
   * const found = await sandbox.waitlist({ status: 'all', search: 'amy' });
   * ```
   */
  waitlist: (options?: WaitlistOptions) => Promise<Waitlist>;
  /**
   * All that the database knows of a user, as a timeline: signup, mails, friends, events and rewards.
   * @throws SandboxError `unknown_person`
   */
  story: (email: string) => Promise<Story>;
  /**
   * Starts a session of a user, for a test that begins signed in.
   * @throws SandboxError `unknown_person`
   */
  signIn: (email: string) => Promise<SignedIn>;
  /**
   * Made-up users join, one after another, as visitors of the app do: with credit, rewards, mails and webhooks. Faults do not
   * affect them.
   * @returns their e-mail addresses
   * @throws SandboxError `invalid_option`; `unknown_person` if no user has the address of `referrer`
   * @example
   * ```ts
   * await sandbox.join({ count: 100 });
   * await sandbox.join({ count: 3, referrer: 'amy@example.com' });
   * ```
   */
  join: (options?: JoinOptions) => Promise<string[]>;
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
   * Rewards of all users, the latest first.
   * @throws SandboxError `invalid_option`
   * @example
   * ```ts
   * const open = await sandbox.allRewards({ status: 'earned', limit: 1000 });
   * ```
   */
  allRewards: (options?: RewardListOptions) => Promise<RewardRecord[]>;
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
  /**
   * The commands that this process has answered, the newest one first: the last 500, in memory only. A reset clears them.
   * @example
   * ```ts
   * const failures = (await sandbox.activity()).filter(({ status }) => status !== 200);
   * ```
   */
  activity: () => Promise<readonly ActivityLine[]>;
  /**
   * Calls a function with each command that this process answers from now on.
   * @returns ends that
   */
  onCommand: (listener: (line: ActivityLine) => void) => () => void;
  /**
   * Saves the whole campaign under a name: users, sessions, rewards, mails, impressions, counts and the clock. One with the same name
   * is replaced. It is in the database, so it survives resets and restarts as far as the database does.
   * @param name up to 64 letters, digits, spaces, dots and dashes
   * @defaultValue of `name`: `'snapshot'`
   * @throws SandboxError `invalid_option`
   * @example
   * ```ts
   * await sandbox.snapshot('three friends');
   * // … the test changes the campaign …
   * await sandbox.restore('three friends');
   * ```
   */
  snapshot: (name?: string) => Promise<SnapshotInfo>;
  /**
   * Replaces the whole campaign by a snapshot. Faults are cleared, and webhooks that were not sent are dropped. Other requests wait until
   * it is done, in all processes of the campaign.
   * @defaultValue of `name`: `'snapshot'`
   * @throws SandboxError `unknown_snapshot`
   */
  restore: (name?: string) => Promise<SnapshotInfo>;
  /** The snapshots, the latest first. */
  snapshots: () => Promise<SnapshotInfo[]>;
  /** @throws SandboxError `unknown_snapshot` */
  deleteSnapshot: (name: string) => Promise<void>;
  /**
   * A snapshot as a file of JSON lines.
   * @throws SandboxError `unknown_snapshot`
   */
  exportSnapshot: (name: string) => Promise<string>;
  /**
   * Stores a snapshot from a file, under a name. `restore` loads it.
   * @throws SandboxError `invalid_snapshot` if the file is no snapshot, is incomplete, or is of another version; `invalid_option`
   */
  importSnapshot: (name: string, file: string) => Promise<SnapshotInfo>;
  /** All options with their values, and where these came from. Secrets are left out. */
  settings: () => readonly SandboxSetting[];
  /** Answers all requests that a fault delays, at once. `serveSandbox` calls it before it stops listening. */
  hurry: () => void;
  /** Closes the database. With `database: 'memory'` all data is gone. */
  close: () => Promise<void>;
}
