import * as v from 'valibot';
import { type Command, contract, type User } from '../contract/index.ts';
import type { VendorFunction } from '../vendor.ts';
import { type Campaign, createHandlers, type Handlers } from './handlers.ts';
import { createLag } from './lag.ts';
import { install, resetPage } from './page.ts';
import { popup } from './pages.ts';
import { createUserStore, type FakeStatus, type FakeUser } from './users.ts';
import { type FakeCallbacks, Refusal, shapeFailure, shapeResult } from './refusal.ts';
import { type FakePost, watchPosts } from './posts.ts';
import { createRewards, type FakeReward } from './rewards.ts';
import { watchLoader } from './script.ts';

/**
 * How a command misbehaves.
 *
 * - `silent`: it is not carried out, and the callback is never called.
 * - `late`: it is carried out, and the callback is called after `release()`.
 * - `twice`: it is carried out, and the callback is called twice.
 * - `envelope`: it is carried out, and the result comes as `{ data: result }`.
 * - `{ answer }`: it is not carried out, and the callback receives this: `null`, `undefined`, `{ data: null }`,
 *   `{ error: 'Forbidden', status: 403 }`, or an object without an `id`.
 */
export type FakeFault = 'silent' | 'late' | 'twice' | 'envelope' | { answer: unknown };

/** Options of a fake campaign. */
export interface FakeVendorOptions {
  /**
   * The users of the campaign. A referrer has to come before the users who name it in `referred_by`.
   *
   * @defaultValue none
   */
  users?: readonly FakeUser[];
  /** The e-mail address of the user of the browser session: one of `users`. @defaultValue none */
  session?: string | undefined;
  /** The referral code of the link that the visitor followed. @defaultValue that of the page's address, `?r=CODE` */
  referrer?: string | undefined;
  /**
   * The rewards that can be earned.
   *
   * @defaultValue the vendor's example: $10 for a friend's `purchase`, called `discount10`
   */
  rewards?: readonly FakeReward[];
  /**
   * What callbacks receive. The vendor does not document failures, and public code expects different answers.
   *
   * - `documented`: the flat result, or `{ error, status }`.
   * - `observed`: `getUser` answers `{ data: user }` or `{ data: null }`; a failure is `{ error }`, and
   *   `authenticateUser` calls back as if it had succeeded.
   * - `silent`: no callback after a failure.
   *
   * @defaultValue `'documented'`
   */
  callbacks?: FakeCallbacks | undefined;
  /** Whether commands need a session or a signature. On by default, as with the vendor. @defaultValue true */
  identityVerification?: boolean | undefined;
  /**
   * Whether new users are `unconfirmed` until `setStatus`, as in campaigns with a confirmation e-mail.
   *
   * @defaultValue false
   */
  doubleOptIn?: boolean | undefined;
  /** The right signature of an identifier. @defaultValue `` (name) => `signature of ${name}` `` */
  sign?: ((name: string) => string) | undefined;
}

/**
 * The vendor in one process, without a network: users join, log in, refer and earn rewards. Faults can be set on it.
 */
export interface FakeVendor {
  /**
   * Resets the page as `resetPage` does, and installs the fake in place of the vendor's script, so that no script is
   * loaded. A fake that was installed before is removed.
   */
  install: () => void;
  /** Whether this fake is installed now. */
  readonly isInstalled: boolean;
  /** The vendor's function itself: `window.prefinery`. */
  readonly vendor: VendorFunction;
  /** Every call so far: the command and its data, `undefined` if it had none. */
  readonly calls: { command: string; data: unknown }[];
  /**
   * The signup forms that the browser would have posted because the script is blocked. The fake does not leave the page,
   * and nobody joins by a post.
   */
  readonly posts: FakePost[];
  /** The user of the browser session. */
  readonly session: User | null;
  /** The user with this e-mail address. */
  find: (email: string) => User | null;
  /** The right signature of an identifier, for an `identity` that the app's server would make. */
  sign: (name: string) => string;
  /** The visitor follows a referral link: it counts as a share, and users who join afterwards are referred users. */
  followLink: (referralCode: string) => void;
  /** Sets the status of a user, as in the vendor's dashboard. An `unconfirmed` user does not count as a referral. */
  setStatus: (email: string, status: FakeStatus) => void;
  /**
   * Sets a fault of a command; `null` ends it. `fault('script', 'blocked')` simulates an ad blocker: every command is
   * refused with `script_failed`, at once and without a network.
   *
   * `fault('reads', 'lag')` simulates reads that lag behind writes, as a sandbox with `lag` does: until
   * `fault('reads', null)`, `getUser` answers users who join or change meanwhile, and their referrers, as they were
   * before. `addUser` always answers the new user.
   */
  fault: {
    (command: Command, fault: FakeFault | null): void;
    (reads: 'reads', fault: 'lag' | null): void;
    (script: 'script', fault: 'blocked' | null): void;
  };
  /** Calls the callbacks of all `late` commands. */
  release: () => void;
}

const example: FakeReward = { descriptor: 'discount10', name: '$10 discount', event: 'purchase' };

const isCommand = (name: string): name is Command => Object.hasOwn(contract, name);

/** Validates the data by the contract and carries the command out. */
function carryOut<C extends Command>(handlers: { [K in C]: Handlers[K] }, command: C, data: unknown): unknown {
  const row: (typeof contract)[C] = contract[command];
  const read = v.safeParse(row.data, data);
  if (!read.success) throw new Refusal(400, `${command}: ${v.summarize(read.issues)}`);
  return handlers[command](read.output);
}

/**
 * Creates a fake vendor for tests without a browser or a server. It follows the same rules as the sandbox; the
 * conformance tests of this project compare their answers.
 *
 * @example
 * ```ts
 * const vendor = createFakeVendor({ users: [{ email: 'leonard@bigbangtheory.com' }] });
 * vendor.install();
 * vendor.fault('getUser', 'silent');
 * ```
 *
 * @throws An `Error` if no user has the address `session`.
 */
export function createFakeVendor(options: FakeVendorOptions = {}): FakeVendor {
  const { users = [], session, rewards = [example], callbacks = 'documented' } = options;
  const store = createUserStore();
  for (const user of users) store.add(user);
  const campaign: Campaign = {
    store,
    earn: createRewards(rewards, store),
    lag: createLag(store),
    session: session === undefined ? null : recordOf(session),
    referrer: options.referrer ?? null,
    identityVerification: options.identityVerification ?? true,
    doubleOptIn: options.doubleOptIn ?? false,
    sign: options.sign ?? ((name) => `signature of ${name}`),
  };
  const handlers = createHandlers(campaign);
  const calls: FakeVendor['calls'] = [];
  const posts: FakePost[] = [];
  const faults = new Map<string, FakeFault | 'blocked' | 'lag'>();
  const waiting: (() => void)[] = [];

  function recordOf(email: string) {
    const record = store.find({ email });
    if (record) return record;
    throw new Error(
      `Nobody of the fake campaign has the address ${email}. Name them in "users", or have them join first.`,
    );
  }

  /** What the callback receives, or `null` if it is not called. */
  function answer(command: Command, data: unknown): { body: unknown } | null {
    try {
      return { body: shapeResult(callbacks, command, carryOut(handlers, command, data)) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return shapeFailure(callbacks, command, error);
    }
  }

  const vendor: VendorFunction = (...call) => {
    const [command, first] = [String(call[0]), call[1]];
    const data = typeof first === 'function' ? undefined : first;
    const callback = call.slice(1, 3).find((part) => typeof part === 'function');
    calls.push({ command, data });
    if (!isCommand(command)) {
      throw new Error(`There is no command "${command}". There are ${Object.keys(contract).join(', ')}.`);
    }
    const fault = faults.get(command);
    if (fault === 'silent') return;
    const reply = typeof fault === 'object' ? { body: fault.answer } : answer(command, data);
    if (!reply || typeof callback !== 'function') return;
    const body = fault === 'envelope' ? { data: reply.body } : reply.body;
    const send = () => void callback(body);
    if (fault === 'late') waiting.push(send);
    else queueMicrotask(send);
    if (fault === 'twice') queueMicrotask(send);
  };

  const fake: FakeVendor = {
    vendor,
    calls,
    posts,
    sign: campaign.sign,
    install() {
      resetPage();
      watchLoader(() => faults.has('script'));
      watchPosts((post) => posts.push(post));
      install(vendor);
      const landing = new URLSearchParams(location.search);
      campaign.referrer = options.referrer ?? landing.get('r') ?? campaign.referrer;
      const owner = store.find({ id: landing.get('ref-check') ?? '' });
      if (owner) popup.open(owner);
    },
    get isInstalled() {
      return 'prefinery' in window && window.prefinery === vendor;
    },
    get session() {
      return campaign.session && store.show(campaign.session);
    },
    find(email) {
      const record = store.find({ email });
      return record && store.show(record);
    },
    followLink(referralCode) {
      const owner = store.find({ referral_code: referralCode });
      campaign.lag.before(owner);
      if (owner) owner.shares += 1;
      campaign.referrer = referralCode;
    },
    setStatus(email, status) {
      const record = recordOf(email);
      if (record.status === status) return;
      campaign.lag.before(record);
      campaign.lag.before(record.referrer);
      store.update(record, { status });
      // Events that could not earn rewards while one side was unconfirmed earn them now.
      for (const friend of [record, ...store.friendsOf(record)]) {
        for (const event of friend.events) campaign.earn(friend, event);
      }
    },
    fault(what: string, fault: FakeFault | 'blocked' | 'lag' | null) {
      if (fault) faults.set(what, fault);
      else faults.delete(what);
      campaign.lag.set(faults.has('reads'));
    },
    release: () => waiting.splice(0).forEach((send) => send()),
  };
  return fake;
}
