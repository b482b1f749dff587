/**
 * Who is here. A browser has one session with the vendor, so a page has one answer to that question, and this module is
 * the only place that asks it, changes it and remembers it. All clients of a page share it.
 */
import { isFields } from './answer.ts';
import { identifiers } from './check.ts';
import type { Identity, User } from './contract/index.ts';
import { hasCode, isPrefineryError, PrefineryError } from './errors.ts';
import { createMark } from './mark.ts';
import { createTurns, type Turn } from './turns.ts';

/** What an app says of the person who is logged in to it: an identity signed by its server, `null` for nobody, `undefined` for not known yet. */
export type KnownIdentity = Identity | null | undefined;

/** The same, or a promise of it, or a function that fetches it. */
export type IdentitySource =
  | KnownIdentity
  | PromiseLike<KnownIdentity>
  | (() => KnownIdentity | PromiseLike<KnownIdentity>);

/** Who is here, as far as this page knows. A new object after each change. */
export interface SessionState {
  /**
   * - `idle`: nobody has asked yet.
   * - `changing`: a log-in or log-out is on its way.
   * - `user`: `user` is known.
   * - `anonymous`: nobody is known.
   * - `refused`: the app's identity could not be taken; `error` says why.
   */
  readonly status: 'idle' | 'changing' | 'user' | 'anonymous' | 'refused';
  /** The person, `null` for nobody, `undefined` while that is not known. */
  readonly user: User | null | undefined;
  /** Why the identity was refused, while the status is `refused`. */
  readonly error: PrefineryError | null;
  /**
   * Stands for the person in cache keys: random, and another one for each person and each page load. Whatever was cached,
   * held or drawn under another key belongs to somebody else.
   */
  readonly key: string;
  /** The identity that the app gave last, `null` for nobody, `undefined` where it gave none. */
  readonly identity: KnownIdentity;
  /**
   * Whether the browser session is certainly the one that the page was loaded with: while nobody is known, nothing has
   * changed it or is about to. A page of the vendor's that is drawn meanwhile is about the person whom the first read tells.
   */
  readonly isUnchanged: boolean;
}

/** The commands with which the session changes itself. They wait for no turn. */
export interface SessionCommands {
  /** Resolves when the page needs the script, and with it the session. */
  wanted: () => Promise<void>;
  /** Says that the page needs the script if this is so. Without the visitor's consent it is not asked. */
  wantIf: (isNeeded: () => boolean) => void;
  /** Resolves when commands can be sent: it is wanted, the visitor has consented, and the script is there. */
  ready: () => Promise<void>;
  getUser: (identity?: Identity) => Promise<User | null>;
  /** Confirmed: answers the person whose session has begun. */
  authenticateUser: (identity: Identity) => Promise<User>;
  logoutUser: () => Promise<unknown>;
  /** Tells whoever listens that the app's identity was refused. */
  fail: (error: PrefineryError) => void;
}

/** The session of a page. */
export interface Session {
  readonly state: SessionState;
  /** Calls the listener after each change of `state`. Returns the function that ends it. */
  subscribe: (listener: () => void) => () => void;
  /**
   * Takes what the app says of its person. The same person again changes nothing. Changes happen one at a time, and the
   * last one wins. `null` ends a session that was begun for an identity of the app, on an earlier page too, and leaves one
   * that the visitor began by joining. `undefined` changes nothing.
   */
  become: (source: IdentitySource, commands: SessionCommands) => void;
  /** Resolves when every change so far is over. A refused one is tried again first. Rejects while it stays refused. */
  settled: (commands: SessionCommands) => Promise<void>;
  /** Who is here, by `getUser` unless a change has just told. Callers at the same time share one answer. */
  read: (commands: SessionCommands, getUser: () => Promise<User | null>) => Promise<User | null>;
  /**
   * Takes an answer of the service about who is here, which was asked for after so many turns. If there was another turn
   * since, the answer may be about the person before, and nothing is taken.
   */
  noticed: (read: User | null, turns: number) => void;
  /** Begins a turn: for a command that changes the session. */
  takeTurn: () => Turn;
  /** How many turns have begun so far. */
  readonly turns: number;
  /** Takes over what a command has changed: `addUser` and `authenticateUser` the person, `logoutUser` `null`. */
  wrote: (user: User | null, identity?: Identity) => undefined;
  /**
   * Called when such a command has failed. One that was not answered may have been carried out, so the service is asked who
   * is here. Resolves when that is over, and never rejects.
   */
  failed: (error: PrefineryError, commands: SessionCommands, identity?: Identity) => Promise<void>;
  /** The app's identity, where it names the person who is known. */
  readonly vouched: Identity | undefined;
  /** The app's identity, where no browser session could be begun for it. Then it has to be sent along. */
  readonly unsessioned: Identity | undefined;
  /** Forgets who was here, as if the page had been loaded anew. For tests and tools. */
  forget: () => void;
}

/** How long after a write, in ms, reads may still answer as if it had not happened. In production they lag by minutes. */
const LAG = 5 * 60_000;

/** How long an app's identity may take, in ms, before the developer is told that commands wait for it. */
const PATIENCE = 10_000;

interface Request {
  source: IdentitySource;
  /** Lets others pass who wait for this request, unless it has begun to change the session. */
  abandon: () => void;
}

/** On a server there is nobody to tell apart, and Next.js refuses what is random in a page that it prerenders. */
const newKey = () => (typeof document === 'undefined' ? 'server' : Math.random().toString(36).slice(2));

/** Whether data of a command names a person. */
export const isNaming = (data: unknown): data is Identity =>
  isFields(data) && identifiers.some((name) => data[name] !== undefined);

/** Whether an identity names this person. An identifier has the same name in both. */
export const isNamed = (user: User, identity: Identity): boolean =>
  identifiers.some((name) => identity[name] !== undefined && isSameText(identity[name], user[name]));

/** An app without types may give its own id as a number. */
const plain = (text: unknown) => (typeof text === 'string' ? text.trim().toLowerCase() : text);
const isSameText = (one: string | undefined, other: string | undefined) => plain(one) === plain(other);

const isSameIdentity = (one: KnownIdentity, other: KnownIdentity): boolean =>
  one && other ? identifiers.every((name) => isSameText(one[name], other[name])) : one === other;

const isLater = (source: IdentitySource): source is Exclude<IdentitySource, KnownIdentity> =>
  typeof source === 'function' || (typeof source === 'object' && source !== null && 'then' in source);

/** Makes the session of a page that serves this project. */
export function createSession(project: string): Session {
  const mark = createMark(project);
  const turns = createTurns();
  const listeners = new Set<() => void>();
  let state: SessionState = {
    status: 'idle',
    user: undefined,
    error: null,
    key: newKey(),
    identity: undefined,
    isUnchanged: true,
  };
  let request: Request | undefined;
  /** Whose the browser session is, which differs from `state.user` while another person is on their way. */
  let holder: User | null | undefined;
  let unsessioned: Identity | undefined;
  /** How often a command has changed the session or the person, and when it last did. */
  let writes = 0;
  let writtenAt = 0;
  /** The read that is on its way, and how many changes were asked for before it. */
  let reading: { answer: Promise<User | null>; turns: number } | undefined;

  function set(status: SessionState['status'], change: Partial<SessionState> = {}): void {
    state = { ...state, error: null, ...change, status };
    for (const listener of listeners) listener();
  }

  /** Shows a person or nobody. Somebody else than before gets another key. */
  function show(user: User | null): void {
    const isOther = state.user !== undefined && state.user?.id !== user?.id;
    set(user ? 'user' : 'anonymous', { user, ...(isOther && { key: newKey() }) });
  }

  /** Shows no person until it is known who is here. What a server drew for the first person keeps its key. */
  function hide(status: 'idle' | 'changing', identity = state.identity): void {
    set(status, { user: undefined, identity, isUnchanged: false, ...(state.status !== 'idle' && { key: newKey() }) });
  }

  /** Begins a turn. Whoever it will be about, as long as nobody is known, what was drawn before it may not be about them. */
  function takeTurn(): Turn {
    if (state.status === 'idle' && state.isUnchanged) set('idle', { isUnchanged: false });
    return turns.take();
  }

  /** Shows no person, because the app's identity could not be taken. Whoever was shown before had another key. */
  function refuse(error: PrefineryError, { fail }: SessionCommands): void {
    fail(error);
    set('refused', { user: undefined, error, ...(state.user !== undefined && { key: newKey() }) });
  }

  /** Whether what is shown stays right with this identity. */
  function isShown(identity: Identity | null): boolean {
    const { status, user, identity: before } = state;
    if (identity) return !!user && isNamed(user, identity);
    return user ? !(before && isNamed(user, before)) : status === 'anonymous' || status === 'idle';
  }

  /** Asks whom the app means, and has the session changed to that person. */
  function ask(source: IdentitySource, commands: SessionCommands): void {
    request?.abandon();
    const turn = takeTurn();
    const mine: Request = { source, abandon: turn.end };
    request = mine;
    const isLast = () => request === mine;
    const isAgain = state.status === 'refused';

    async function run(): Promise<void> {
      // Until it is known whom the app means now, whoever was here before is not shown.
      if (isLater(source) && state.user !== undefined) hide('changing');
      // It may ask the app's server, for which there is no reason before something needs the answer.
      if (typeof source === 'function') await commands.wanted();
      if (!isLast()) return;
      const identity = isLater(source) ? await resolve(source) : source;
      if (!isLast()) return;
      const isSame = isSameIdentity(identity, state.identity);
      const isSettled = state.status !== 'refused' && state.status !== 'changing';
      if (isSettled && (isSame || identity === undefined)) return;
      // The same query is asked again, so it keeps its key.
      if (isAgain && isSame) set('changing');
      else if (identity === undefined || isShown(identity)) set(state.status, { ...state, identity });
      else hide('changing', identity);
      await turn.entered;
      if (!isLast()) return;
      mine.abandon = () => undefined;
      await change(identity, commands);
    }

    run()
      .catch((error: PrefineryError) => isLast() && refuse(error, commands))
      .finally(turn.end);
  }

  async function change(identity: KnownIdentity, commands: SessionCommands): Promise<void> {
    if (identity === undefined) return restore();
    // Whoever has logged out of the app is logged out here too, whatever is on the page.
    if (!identity) commands.wantIf(mark.isSet);
    await commands.ready();
    if (!identity) return leave(commands);
    if (holder && isNamed(holder, identity)) return show(holder);
    const isHeld = !!holder;
    // Until this is answered it may or may not have happened.
    holder = undefined;
    if (isHeld) await commands.logoutUser();
    settle(await begin(identity, commands));
  }

  /** The app knows nobody. A session that was begun for its last person ends, any other is the visitor's own. */
  async function leave(commands: SessionCommands): Promise<void> {
    if (mark.isSet() || unsessioned) {
      if (state.user) hide('changing');
      holder = undefined;
      await commands.logoutUser();
      mark.clear();
      unsessioned = undefined;
      settle(null);
    } else if (state.status === 'changing') {
      restore();
    } else if (state.status === 'idle' && turns.count === 1) {
      set('idle', { isUnchanged: true });
    }
  }

  /** Shows whose the browser session is, as far as this page knows. */
  function restore(): void {
    if (holder === undefined) hide('idle');
    else show(holder);
  }

  async function begin(identity: Identity, commands: SessionCommands): Promise<User | null> {
    mark.set();
    try {
      const user = await commands.authenticateUser(identity);
      unsessioned = undefined;
      return user;
    } catch (error) {
      if (!isPrefineryError(error) || error.code !== 'unauthorized') throw error;
      // They are not in the campaign, or the signature is wrong, which the next read tells. The session is another person's.
      await commands.logoutUser();
      mark.clear();
      unsessioned = identity;
      return commands.getUser(identity);
    }
  }

  function settle(user: User | null): void {
    written(user);
    show(user);
  }

  function written(user: User | null): void {
    holder = user;
    writes++;
    writtenAt = Date.now();
  }

  /** Whether an answer of the service is older than what was written. */
  function isOlder(read: User | null): boolean {
    const known = state.user;
    if (!known || Date.now() - writtenAt > LAG) return false;
    return !read || (read.id === known.id && read.updated_at < known.updated_at);
  }

  function wrote(user: User | null, identity?: Identity): undefined {
    if (identity) mark.set();
    // Somebody who joins has a session of their own.
    else if (user?.id !== holder?.id) mark.clear();
    unsessioned = undefined;
    written(user);
    // The app has named another person meanwhile, whose turn is next.
    if (state.status !== 'changing') show(user);
  }

  async function failed(problem: PrefineryError, commands: SessionCommands, identity?: Identity): Promise<void> {
    // A log-in asks who is here when it has been answered.
    const isDone = problem.command === 'getUser';
    if (!isDone && !hasCode(problem, 'timeout', 'aborted', 'invalid_answer')) return;
    let user: User | null;
    try {
      user = await commands.getUser();
    } catch {
      if (identity) mark.set();
      holder = undefined;
      if (state.user !== undefined) hide('idle');
      return;
    }
    if (user?.id !== holder?.id) wrote(user, identity && user && isNamed(user, identity) ? identity : undefined);
  }

  async function settled(commands: SessionCommands): Promise<void> {
    for (let isRetried = false; ; isRetried = true) {
      await turns.over();
      // Another caller may have begun to try again.
      if (turns.open) continue;
      if (state.status !== 'refused' || !request) return;
      if (isRetried && state.error) throw state.error;
      ask(request.source, commands);
    }
  }

  async function read(commands: SessionCommands, getUser: () => Promise<User | null>): Promise<User | null> {
    const before = writes;
    await settled(commands);
    // A change that was waited for has answered already.
    if (writes !== before && state.user !== undefined) return state.user;
    const { count } = turns;
    await getUser();
    return turns.count === count && state.user !== undefined ? state.user : read(commands, getUser);
  }

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become(source, commands) {
      if (source !== undefined && !(request && isRepeated(request.source, source, state.status))) ask(source, commands);
    },
    settled,
    read(commands, getUser) {
      if (reading?.turns !== turns.count) {
        const current = { turns: turns.count, answer: read(commands, getUser) };
        const forget = () => {
          if (reading === current) reading = undefined;
        };
        reading = current;
        current.answer.then(forget, forget);
      }
      return reading.answer;
    },
    noticed(read, asked) {
      if (asked !== turns.count || isOlder(read)) return;
      holder = read;
      show(read);
    },
    takeTurn,
    get turns() {
      return turns.count;
    },
    wrote,
    failed,
    get vouched() {
      const { user, identity } = state;
      return user && identity && isNamed(user, identity) ? identity : undefined;
    },
    get unsessioned() {
      return unsessioned;
    },
    forget() {
      mark.clear();
      // Nobody waits any more for an identity that has not come.
      request?.abandon();
      request = holder = unsessioned = reading = undefined;
      set('idle', { user: undefined, identity: undefined, key: newKey(), isUnchanged: true });
    },
  };
}

/** Whether an app says what it has said before, as it does with every render. After a refusal another signature is news. */
function isRepeated(before: IdentitySource, source: IdentitySource, status: SessionState['status']): boolean {
  if (isLater(before) || isLater(source)) return before === source;
  return isSameIdentity(before, source) && (status !== 'refused' || before?.signature === source?.signature);
}

async function resolve(source: Exclude<IdentitySource, KnownIdentity>): Promise<KnownIdentity> {
  const warning = process.env.NODE_ENV !== 'production' && setTimeout(warnOfWait, PATIENCE);
  try {
    return await (typeof source === 'function' ? source() : source);
  } catch (cause) {
    throw new PrefineryError('identity_failed', { cause });
  } finally {
    if (warning) clearTimeout(warning);
  }
}

function warnOfWait(): void {
  console.warn(
    `prefinery: identity has not settled for ${PATIENCE / 1000} seconds, and every command waits for it. If it is a function,` +
      ' it must not call commands of the client itself. Answer `null` where nobody is logged in to your app.',
  );
}
