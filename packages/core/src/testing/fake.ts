import type { Command, User } from '../contract/index.ts';
import type { VendorFunction } from '../vendor.ts';
import { install } from './page.ts';
import { createPeople, type FakeReward, type Start } from './people.ts';

/** What a command does in place of answering as it should. */
export type Fault =
  /** Nothing, ever. */
  | 'silent'
  /** It calls back twice. */
  | 'twice'
  /** It calls back once `release()` is called. */
  | 'late'
  /** It calls back with this, whatever was asked. */
  | { answer: unknown };

/** What a fake campaign starts with. */
export interface FakeVendorOptions {
  /** Who is in it. @defaultValue nobody */
  users?: readonly Start[];
  /** Referral code by which this visitor came. @defaultValue `null` */
  referrer?: string | null;
  /** What a referrer earns. @defaultValue nothing */
  rewards?: readonly FakeReward[];
  /**
   * What callbacks receive. `documented`: the flat result, or `{ error, status }`. `observed`: what integrators report, such as
   * envelopes and an `authenticateUser` that calls back after a refusal too. `silent`: nothing after a refusal.
   *
   * @defaultValue `'documented'`
   */
  callbacks?: 'documented' | 'observed' | 'silent';
  /** The right signature of an identifier. @defaultValue `` (name) => `signature of ${name}` `` */
  sign?: (name: string) => string;
}

/** A vendor without a network: people join, authenticate, refer and earn, and every failure comes on demand. */
export interface FakeVendor {
  /** Puts it on the page in place of the vendor's script. */
  install: () => void;
  /** The vendor's function itself. */
  vendor: VendorFunction;
  /** Every call so far: the command, and its data if there was any. */
  calls: { command: string; data: unknown }[];
  /** The person of the browser session. */
  readonly session: User | null;
  /** Makes a command misbehave from now on; `null` ends it. */
  fault: (command: Command, fault: Fault | null) => void;
  /** Lets all late answers through. */
  release: () => void;
}

type Data = Readonly<Record<string, string | undefined>>;

/** A refusal, as the vendor's HTTP status. */
class Refusal extends Error {
  readonly status: 401 | 403;

  constructor(status: 401 | 403) {
    super(status === 401 ? 'Unauthorized' : 'Forbidden');
    this.status = status;
  }
}

/**
 * Makes a fake vendor for tests without a browser or a server. Identities are verified, as they are by default.
 *
 * @example
 * ```ts
 * const fake = createFakeVendor({ users: [{ email: 'leonard@bigbangtheory.com' }] });
 * fake.install();
 * fake.fault('getUser', 'silent');
 * ```
 */
export function createFakeVendor(options: FakeVendorOptions = {}): FakeVendor {
  const { users = [], referrer = null, rewards = [], callbacks = 'documented' } = options;
  const { sign = (name: string) => `signature of ${name}` } = options;
  const people = createPeople(rewards);
  for (const user of users) people.add(user);

  const calls: FakeVendor['calls'] = [];
  const faults = new Map<string, Fault>();
  const waiting: (() => void)[] = [];
  let session: string | null = null;
  const popup = document.createElement('div');
  popup.setAttribute('role', 'dialog');

  const current = () => (session === null ? null : people.find(session));

  /** Who is meant, as the vendor decides it: the session's person, or a named one with the right signature. */
  function who(data: Data): User | null {
    const name = data['id'] ?? data['referral_code'] ?? data['email'];
    if (name === undefined) {
      const user = current();
      if (user) return user;
      throw new Refusal(403);
    }
    const user = people.find(name);
    const isOwn = data['signature'] === undefined ? user?.id === session : data['signature'] === sign(name);
    if (!isOwn) throw new Refusal(403);
    return user;
  }

  function draw(page: string, data: Data, user: User | null): User | null {
    const target = document.getElementById(data['dom_id'] ?? '');
    const content = document.createElement('div');
    content.textContent = user ? `${page} of ${user.email}` : page;
    target?.replaceChildren(content);
    return user;
  }

  function addUser(data: Data): User {
    const known = people.find(data['email'] ?? '');
    if (known && known.id !== session) throw new Refusal(403);
    if (known) return people.update(known, data);
    const by = data['referred_by'] ?? referrer ?? undefined;
    const user = people.add({ ...data, email: data['email'] ?? '', ...(by !== undefined && { referred_by: by }) });
    session = user.id;
    return user;
  }

  const handlers: { [C in Command]: (data: Data) => unknown } = {
    addUser,
    authenticateUser(data) {
      const name = data['id'] ?? data['referral_code'] ?? data['email'] ?? '';
      const user = people.find(name);
      if (!user || data['signature'] !== sign(name)) throw new Refusal(401);
      session = user.id;
    },
    getUser: who,
    triggerRewards(data) {
      const user = who(data);
      return user ? people.reward(user, data['event'] ?? '') : [];
    },
    getReferralCode: () => current()?.referral_code ?? null,
    getReferrerCode: () => people.byCode(referrer)?.referral_code ?? null,
    popupReferralPage(data) {
      popup.textContent = `Referral page of ${who(data)?.email}`;
      document.body.append(popup);
    },
    closeReferralPage: () => popup.remove(),
    embedReferralPage: (data) => draw('Referral page', data, who(data)),
    embedLeaderboard(data) {
      const isNamed = data['id'] ?? data['referral_code'] ?? data['email'];
      return draw('Leaderboard', data, isNamed === undefined ? null : who(data));
    },
    recordFormImpression: () => undefined,
    initForms: () => undefined,
    logoutUser() {
      session = null;
    },
  };

  /** What the callback receives, or `null` where it is not called. */
  function answer(command: Command, data: Data): { body: unknown } | null {
    try {
      const body = handlers[command](data);
      if (callbacks !== 'observed' || command !== 'getUser') return { body };
      return { body: { data: body ?? {} } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (callbacks === 'documented') return { body: { error: error.message, status: error.status } };
      if (callbacks === 'silent') return null;
      return { body: command === 'authenticateUser' ? undefined : { error: `HTTP ${error.status}: ${error.message}` } };
    }
  }

  const isCommand = (command: string): command is Command => Object.hasOwn(handlers, command);

  const vendor: VendorFunction = (...call) => {
    const [name, first] = call;
    const given = typeof first === 'function' ? undefined : first;
    const callback = call.findLast((part) => typeof part === 'function');
    const command = String(name);
    calls.push({ command, data: given });
    if (!isCommand(command)) return;
    const fault = faults.get(command);
    if (fault === 'silent') return;
    const data = typeof given === 'string' ? { email: given } : { ...(given as Data | undefined) };
    const reply = typeof fault === 'object' ? { body: fault.answer } : answer(command, data);
    if (!reply || typeof callback !== 'function') return;
    const send = () => void callback(reply.body);
    if (fault === 'late') waiting.push(send);
    else queueMicrotask(send);
    if (fault === 'twice') queueMicrotask(send);
  };

  return {
    install: () => install(vendor),
    vendor,
    calls,
    get session() {
      return current();
    },
    fault: (command, fault) => void (fault ? faults.set(command, fault) : faults.delete(command)),
    release: () => waiting.splice(0).forEach((send) => send()),
  };
}
