import type { NewUser, Reward, User } from '@prefinery-kit/core/contract';
import type { SentMail } from '../campaign/mail.ts';
import type { Status } from '../campaign/person.ts';
import { SandboxError } from '../errors.ts';
import type { ResetOptions, SeedOptions } from '../seed.ts';
import type { ClockReading, SandboxClock } from '../server/control/clock-admin.ts';
import type { Impression } from '../server/control/impression-routes.ts';
import type { RewardChange } from '../server/control/reward-admin.ts';
import type { SnapshotInfo } from '../server/control/snapshot-admin.ts';
import type { PeopleOptions, PersonEvent, PersonRecord } from '../server/control/user-admin.ts';
import type { SentWebhook } from '../server/control/webhook-admin.ts';
import type { Faults } from '../server/faults/faults.ts';
import { createHttp, type Http } from './http.ts';
import { createVisitor, emailOf, type Link, type PersonName, type SandboxVisitor } from './visitor.ts';

/** Where a project is, and its secrets. */
export interface ProjectAddresses {
  /** Its key: 8 lower-case letters and digits. */
  readonly project: string;
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Address of the script, for `scriptUrl` of the kit. */
  readonly scriptUrl: string;
  /** The secret that your server signs identities with. By default that of the sandbox. */
  readonly identitySecret: string;
  /** The secret that its webhooks are signed with. */
  readonly webhookSecret: string;
}

/** A project of a running sandbox. Methods with a name of `Sandbox` do the same over HTTP. */
export interface SandboxProject extends ProjectAddresses {
  /** What `prefinery-sandbox exec` sets for its command, for this project: `PREFINERY_PROJECT`, `PREFINERY_URL` and so on. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Adds a user as the app does, by a new visitor.
   * @throws SandboxError `refused`
   * @example
   * ```ts
   * const amy = await project.join({ email: 'amy@example.com' });
   * await project.join({ email: 'bob@example.com', referred_by: amy.referral_code });
   * ```
   */
  join: (data: string | NewUser) => Promise<User>;
  /**
   * A visitor with a session of this user, made-up ones included.
   * @throws SandboxError `refused`
   * @example
   * ```ts
   * const bob = await project.as('bob@example.com');
   * await bob.triggerRewards('purchase');
   * ```
   */
  as: (person: PersonName) => Promise<SandboxVisitor>;
  /**
   * A new visitor who has followed a link: of a user, or of a mail.
   * @throws SandboxError `unknown_link`
   * @example
   * ```ts
   * const friend = await project.followLink(amy);
   * await friend.join('bob@example.com');
   * ```
   */
  followLink: (link: Link) => Promise<SandboxVisitor>;
  /**
   * The last mail to a user.
   * @throws SandboxError `unknown_mail`
   */
  mail: (to: PersonName) => Promise<SentMail>;
  /** All mails, in order. */
  outbox: () => Promise<SentMail[]>;
  /** The clock of the project. */
  readonly clock: SandboxClock;
  /**
   * Replaces all faults. `{}` clears them.
   * @throws SandboxError `invalid_option`
   */
  fault: (faults: Faults) => Promise<void>;
  faults: () => Promise<Faults>;
  /** @throws SandboxError `invalid_option` */
  seed: (options: Omit<SeedOptions, 'onProgress'>) => Promise<void>;
  lastSeed: () => Promise<{ users: number; seed: number }>;
  /** @throws SandboxError `invalid_option` */
  reset: (options?: Omit<ResetOptions, 'onProgress'>) => Promise<{ users: number; seed: number }>;
  /** @throws SandboxError `invalid_option` or `unknown_person` */
  people: (options?: PeopleOptions) => Promise<PersonRecord[]>;
  /** @throws SandboxError `unknown_person` */
  person: (person: PersonName) => Promise<PersonRecord>;
  /** @throws SandboxError `unknown_person` or `invalid_option` */
  setStatus: (person: PersonName, status: Status) => Promise<void>;
  /** @throws SandboxError `unknown_person` */
  events: (person: PersonName) => Promise<PersonEvent[]>;
  impressions: () => Promise<Impression[]>;
  /** @throws SandboxError `unknown_person` */
  rewards: (person: PersonName) => Promise<Reward[]>;
  /** @throws SandboxError `unknown_person`, `unknown_reward` or `invalid_option` */
  setReward: (change: RewardChange) => Promise<Reward[]>;
  /**
   * Saves the project under a name.
   * @defaultValue of `name`: `'snapshot'`
   * @throws SandboxError `invalid_option`
   */
  snapshot: (name?: string) => Promise<SnapshotInfo>;
  /**
   * Replaces the project by a snapshot.
   * @defaultValue of `name`: `'snapshot'`
   * @throws SandboxError `unknown_snapshot`
   */
  restore: (name?: string) => Promise<SnapshotInfo>;
  webhooks: () => Promise<SentWebhook[]>;
  /** @throws SandboxError `unknown_webhook` */
  resendWebhook: (number: number) => Promise<void>;
  /**
   * Removes the project and its data.
   * @throws SandboxError `unknown_project`
   */
  remove: () => Promise<void>;
}

/** How the client is connected to the project. */
export interface ProjectConnection {
  token: string | undefined;
  /** The page that commands are sent from. */
  page: string | undefined;
  /** Requests to the sandbox itself. */
  parent: Http;
  /** Called when the project is removed. */
  onRemove: () => void;
}

export function createProject(
  addresses: ProjectAddresses,
  { token, page, parent, onRemove }: ProjectConnection,
): SandboxProject {
  const { project, url, scriptUrl, identitySecret, webhookSecret } = addresses;
  const http = createHttp(url, token);
  const get = <T>(path: string, query: object = {}): Promise<T> => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
    return http.control<T>('GET', `${path}?${search}`);
  };
  const post = <T>(path: string, body: unknown): Promise<T> => http.control<T>('POST', path, body);
  // Without a page of the app, links lead to the site of the project.
  const newVisitor = () => createVisitor({ project, url, page: page ?? url, http });
  const changeClock = (change: unknown): Promise<ClockReading> => post('/clock', change);

  return {
    project,
    url,
    scriptUrl,
    identitySecret,
    webhookSecret,
    environment: {
      PREFINERY_PROJECT: project,
      PREFINERY_URL: url,
      PREFINERY_SCRIPT_URL: scriptUrl,
      PREFINERY_IDENTITY_SECRET: identitySecret,
      PREFINERY_WEBHOOK_SECRET: webhookSecret,
    },
    join: (data) => newVisitor().join(data),
    async as(person) {
      const visitor = newVisitor();
      await visitor.authenticate(emailOf(person), identitySecret);
      return visitor;
    },
    async followLink(link) {
      const visitor = newVisitor();
      await visitor.followLink(link);
      return visitor;
    },
    async mail(to) {
      const email = emailOf(to).trim().toLowerCase();
      const mail = (await get<SentMail[]>('/outbox')).findLast((each) => each.to === email);
      if (mail !== undefined) return mail;
      throw new SandboxError(
        'unknown_mail',
        `There is no mail to ${email}. Mails are written with double opt-in, and a fault may hold them back.`,
      );
    },
    outbox: () => get('/outbox'),
    clock: {
      read: () => get('/clock'),
      stop: (at) => changeClock({ stop: at ?? true }),
      forward: (milliseconds) => changeClock({ forward: milliseconds }),
      back: () => changeClock({ back: true }),
    },
    async fault(faults) {
      await http.control('PUT', '/faults', faults);
    },
    faults: () => get('/faults'),
    async seed(options) {
      await post('/seed', options);
    },
    lastSeed: () => get('/seed'),
    reset: (options = {}) => post('/reset', options),
    people: (options = {}) => get('/people', options),
    person: (person) => get('/people', { email: emailOf(person) }),
    async setStatus(person, status) {
      await post('/people', { email: emailOf(person), status });
    },
    events: (person) => get('/events', { email: emailOf(person) }),
    impressions: () => get('/impressions'),
    rewards: (person) => get('/rewards', { email: emailOf(person) }),
    setReward: (change) => post('/rewards', change),
    snapshot: (name = 'snapshot') => post('/snapshots', { save: name }),
    restore: (name = 'snapshot') => post('/snapshots', { load: name }),
    webhooks: () => get('/webhooks'),
    async resendWebhook(number) {
      await post('/webhooks', { number });
    },
    async remove() {
      onRemove();
      await parent.control('DELETE', `/projects/${project}`);
    },
  };
}
