import * as v from 'valibot';
import { type Command, contract, type User } from '../contract/index.ts';
import type { VendorFunction } from '../vendor.ts';
import { type Campaign, createHandlers, type Handlers } from './handlers.ts';
import { createLag } from './lag.ts';
import { install, resetPage } from './page.ts';
import { popup } from './pages.ts';
import { createPeople, type FakeStatus, type FakeUser } from './people.ts';
import { type FakeCallbacks, Refusal, shapeFailure, shapeResult } from './refusal.ts';
import { createRewards, type FakeReward } from './rewards.ts';
import { watchLoader } from './script.ts';

/**
 * What a command does in place of answering as it should.
 *
 * - `silent`: it is not carried out, and the callback is never called.
 * - `late`: it is carried out, and the callback is called once `release()` is.
 * - `twice`: it is carried out, and the callback is called twice.
 * - `envelope`: it is carried out, and the result comes as `{ data: result }`.
 * - `{ answer }`: it is not carried out, and the callback receives this: `null`, `undefined`, `{ data: null }`,
 *   `{ error: 'Forbidden', status: 403 }`, or an object without an `id`.
 */
export type FakeFault = 'silent' | 'late' | 'twice' | 'envelope' | { answer: unknown };

/** What a fake campaign starts with. */
export interface FakeVendorOptions {
  /** Who is in it. Whom they name in `referred_by` comes before them. @defaultValue nobody */
  users?: readonly FakeUser[];
  /** E-mail address of the person of the browser session: one of `users`. @defaultValue nobody */
  session?: string | undefined;
  /** Referral code by which this visitor came. @defaultValue that of the page's address, `?r=CODE` */
  referrer?: string | undefined;
  /** What is earned. @defaultValue the vendor's example: $10 for a friend's `purchase`, called `discount10` */
  rewards?: readonly FakeReward[];
  /**
   * What callbacks receive. The vendor documents no failure, and public code expects different things.
   *
   * - `documented`: the flat result, or `{ error, status }`.
   * - `observed`: `getUser` answers `{ data: user }` or `{ data: null }`; a failure is `{ error }`, and `authenticateUser` calls
   *   back as if nothing had happened.
   * - `silent`: no callback after a failure.
   *
   * @defaultValue `'documented'`
   */
  callbacks?: FakeCallbacks | undefined;
  /** Whether people have to be proven, by a session or a signature. On by default, as with the vendor. @defaultValue true */
  identityVerification?: boolean | undefined;
  /** Whether whoever joins is `unconfirmed` until `setStatus` says otherwise, as where a mail has to be followed. @defaultValue false */
  doubleOptIn?: boolean | undefined;
  /** The right signature of an identifier. @defaultValue `` (name) => `signature of ${name}` `` */
  sign?: ((name: string) => string) | undefined;
}

/** A vendor without a network: people join, authenticate, refer and earn, and every failure comes on demand. */
export interface FakeVendor {
  /**
   * Puts the fake on a new page, in place of the vendor's script: nothing is loaded from here on. What stood there before,
   * an older fake among it, is taken off as by `resetPage`.
   */
  install: () => void;
  /** Whether it is on the page now. */
  readonly isInstalled: boolean;
  /** The vendor's function itself: `window.prefinery`. */
  readonly vendor: VendorFunction;
  /** Every call so far: the command, and its data, `undefined` if there was none. */
  readonly calls: { command: string; data: unknown }[];
  /** The person of the browser session. */
  readonly session: User | null;
  /** The person with this e-mail address. */
  find: (email: string) => User | null;
  /** The right signature of an identifier, for an `identity` that the app's server would make. */
  sign: (name: string) => string;
  /** The visitor follows somebody's referral link: that is a share, and whoever joins now was referred by them. */
  followLink: (referralCode: string) => void;
  /** Says where somebody stands, as the vendor's dashboard would. With `unconfirmed` their credit waits. */
  setStatus: (email: string, status: FakeStatus) => void;
  /**
   * Makes a command misbehave from now on; `null` ends it. `fault('script', 'blocked')` is an ad blocker: every command is
   * refused with `script_failed`, at once and without a network.
   *
   * `fault('reads', 'lag')` is a service whose reads lag behind its writes, as a sandbox with `lag` is: until
   * `fault('reads', null)`, `getUser` answers whoever joins or is changed meanwhile as they were before, and so those
   * who referred them. What `addUser` answers is always new.
   */
  fault: {
    (command: Command, fault: FakeFault | null): void;
    (reads: 'reads', fault: 'lag' | null): void;
    (script: 'script', fault: 'blocked' | null): void;
  };
  /** Lets all late answers through. */
  release: () => void;
}

const example: FakeReward = { descriptor: 'discount10', name: '$10 discount', event: 'purchase' };

const isCommand = (name: string): name is Command => Object.hasOwn(contract, name);

/** Reads the data by the contract and carries the command out. */
function carryOut<C extends Command>(handlers: { [K in C]: Handlers[K] }, command: C, data: unknown): unknown {
  const row: (typeof contract)[C] = contract[command];
  const read = v.safeParse(row.data, data);
  if (!read.success) throw new Refusal(400, `${command}: ${v.summarize(read.issues)}`);
  return handlers[command](read.output);
}

/**
 * Makes a fake vendor for tests without a browser or a server. It keeps the rules that the sandbox keeps; the project's own
 * tests hold its answers against the sandbox's.
 *
 * @example
 * ```ts
 * const vendor = createFakeVendor({ users: [{ email: 'leonard@bigbangtheory.com' }] });
 * vendor.install();
 * vendor.fault('getUser', 'silent');
 * ```
 *
 * @throws An `Error` for a `session` that none of `users` has.
 */
export function createFakeVendor(options: FakeVendorOptions = {}): FakeVendor {
  const { users = [], session, rewards = [example], callbacks = 'documented' } = options;
  const people = createPeople();
  for (const user of users) people.add(user);
  const campaign: Campaign = {
    people,
    earn: createRewards(rewards, people),
    lag: createLag(people),
    session: session === undefined ? null : personOf(session),
    referrer: options.referrer ?? null,
    identityVerification: options.identityVerification ?? true,
    doubleOptIn: options.doubleOptIn ?? false,
    sign: options.sign ?? ((name) => `signature of ${name}`),
  };
  const handlers = createHandlers(campaign);
  const calls: FakeVendor['calls'] = [];
  const faults = new Map<string, FakeFault | 'blocked' | 'lag'>();
  const waiting: (() => void)[] = [];

  function personOf(email: string) {
    const person = people.find({ email });
    if (person) return person;
    throw new Error(
      `Nobody of the fake campaign has the address ${email}. Name them in "users", or have them join first.`,
    );
  }

  /** What the callback receives, or `null` where it is not called. */
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
    sign: campaign.sign,
    install() {
      resetPage();
      watchLoader(() => faults.has('script'));
      install(vendor);
      const landing = new URLSearchParams(location.search);
      campaign.referrer = options.referrer ?? landing.get('r') ?? campaign.referrer;
      const owner = people.find({ id: landing.get('ref-check') ?? '' });
      if (owner) popup.open(owner);
    },
    get isInstalled() {
      return 'prefinery' in window && window.prefinery === vendor;
    },
    get session() {
      return campaign.session && people.show(campaign.session);
    },
    find(email) {
      const person = people.find({ email });
      return person && people.show(person);
    },
    followLink(referralCode) {
      const owner = people.find({ referral_code: referralCode });
      campaign.lag.before(owner);
      if (owner) owner.shares += 1;
      campaign.referrer = referralCode;
    },
    setStatus(email, status) {
      const person = personOf(email);
      if (person.status === status) return;
      campaign.lag.before(person);
      campaign.lag.before(person.referrer);
      people.update(person, { status });
      // What was done while one side had not confirmed earns now. Whose it is, nobody asked.
      for (const friend of [person, ...people.friendsOf(person)]) {
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
