/**
 * The browser session and its user. A browser has one session with the vendor, so a page has one current user. Only
 * this module reads, changes and caches it. All clients of a page share it.
 */
import { isFields } from './answer.ts';
import { checkRequiredIdentity, identifiers } from './check.ts';
import type { Identity, User } from './contract/index.ts';
import { hasCode, isPrefineryError, PrefineryError } from './errors.ts';
import { createSessionCookie, MAX_LAG } from './sessionCookie.ts';
import { createTurns, type Turn } from './turns.ts';

/**
 * The identity of the user who is logged in to the app, signed by its server. `null`: no user is logged in.
 * `undefined`: not known yet.
 */
export type KnownIdentity = Identity | null | undefined;

/** An identity, a promise of one, or a function that fetches one. */
export type IdentitySource =
  | KnownIdentity
  | PromiseLike<KnownIdentity>
  | (() => KnownIdentity | PromiseLike<KnownIdentity>);

/** The state of the browser session, as far as this page knows it. A new object after each change. */
export interface SessionState {
  /**
   * - `idle`: the user is not known, and no change of the session is in flight.
   * - `changing`: a log-in or log-out is in flight.
   * - `user`: `user` is known.
   * - `anonymous`: the session has no user.
   * - `refused`: no session could be started for the app's identity; `error` says why.
   */
  readonly status: 'idle' | 'changing' | 'user' | 'anonymous' | 'refused';
  /** The user of the session; `null` when it has none, `undefined` while that is not known. */
  readonly user: User | null | undefined;
  /** Why the identity was refused, while the status is `refused`. */
  readonly error: PrefineryError | null;
  /**
   * Identifies the user in cache keys. It is random, and differs for each user and each page load. Data that was cached
   * or rendered under another key belongs to another user.
   */
  readonly key: string;
  /** The identity that the app gave last; `null` when no user is logged in to it, `undefined` when it gave none. */
  readonly identity: KnownIdentity;
  /**
   * Whether the browser session is certainly the one that the page was loaded with: its user is not known yet, and no
   * command has changed it or is queued to change it. A vendor's page that is drawn meanwhile shows the same user that
   * the first read returns.
   */
  readonly isUnchanged: boolean;
}

/** The commands that the session itself sends. They do not wait in the queue of session changes. */
export interface SessionCommands {
  /** Resolves when something on the page needs the script, and so the session. */
  wanted: () => Promise<void>;
  /** Requests the script if `isNeeded` returns true. Without the visitor's consent `isNeeded` is not called. */
  wantIf: (isNeeded: () => boolean) => void;
  /** Resolves when commands can be sent: the script was requested, the visitor has consented, and it has loaded. */
  ready: () => Promise<void>;
  getUser: (identity?: Identity) => Promise<User | null>;
  /** Resolves with the user of the new session, after `getUser` has confirmed it. */
  authenticateUser: (identity: Identity) => Promise<User>;
  logoutUser: () => Promise<unknown>;
  /** Emits an `error` event: the app's identity was refused. */
  fail: (error: PrefineryError) => void;
}

/** The session of a page. */
export interface Session {
  readonly state: SessionState;
  /** Calls the listener after each change of `state`. Returns the function that ends it. */
  subscribe: (listener: () => void) => () => void;
  /**
   * Changes the session to the app's identity. The same identity again changes nothing. Changes happen one at a time,
   * and the last one wins. `null` ends a session that was started for an identity of the app, also on an earlier page;
   * it does not end one that the visitor started by joining. `undefined` changes nothing.
   */
  become: (source: IdentitySource, commands: SessionCommands) => void;
  /** Resolves when every change so far is over. A refused identity is retried first; rejects if it is refused again. */
  settled: (commands: SessionCommands) => Promise<void>;
  /**
   * Reads the current user by `getUser`, unless a change has just returned it. Simultaneous callers share one request.
   */
  read: (commands: SessionCommands, getUser: () => Promise<User | null>) => Promise<User | null>;
  /**
   * Takes over a user that `getUser` returned. `turns` is the number of turns when it was sent. If another turn has
   * begun since, the answer may be about the previous user and is ignored.
   */
  receive: (read: User | null, turns: number) => void;
  /** Queues a command that changes the session. */
  takeTurn: () => Turn;
  /** How many turns have begun so far. */
  readonly turns: number;
  /** Takes over what a command returned: the user of `addUser` and `authenticateUser`, `null` for `logoutUser`. */
  wrote: (user: User | null, identity?: Identity) => undefined;
  /**
   * Call it when such a command has failed. A command that was not answered may have taken effect, so the current user
   * is read again. Resolves when that is over, and never rejects.
   */
  failed: (error: PrefineryError, commands: SessionCommands, identity?: Identity) => Promise<void>;
  /** The app's identity, if it names the current user. */
  readonly userIdentity: Identity | undefined;
  /** The app's identity, if no browser session could be started for it. Commands then have to send it along. */
  readonly sessionless: Identity | undefined;
  /** Resets the session to the state of a newly loaded page. For tests and tools. */
  forget: () => void;
}

/** How long an app's identity may take, in ms, before a warning says that commands wait for it. */
const SLOW_IDENTITY = 10_000;

interface Request {
  source: IdentitySource;
  /** Ends this request's turn, so that later ones do not wait for it. Without effect once it changes the session. */
  abandon: () => void;
}

/** A server has no visitors to distinguish, and Next.js refuses random values in a page that it prerenders. */
const newKey = () => (typeof document === 'undefined' ? 'server' : Math.random().toString(36).slice(2));

/** Whether the data of a command names a user. */
export const isNaming = (data: unknown): data is Identity =>
  isFields(data) && identifiers.some((name) => data[name] !== undefined);

/** Whether an identity names this user. Identifiers have the same field names in both. */
export const isNamed = (user: User, identity: Identity): boolean =>
  identifiers.some((name) => identity[name] !== undefined && isSameText(identity[name], user[name]));

/** Apps without types may give an id as a number. */
const plain = (text: unknown) => (typeof text === 'string' ? text.trim().toLowerCase() : text);
const isSameText = (one: string | undefined, other: string | undefined) => plain(one) === plain(other);

const isSameIdentity = (one: KnownIdentity, other: KnownIdentity): boolean =>
  one && other ? identifiers.every((name) => isSameText(one[name], other[name])) : one === other;

const isLater = (source: IdentitySource): source is Exclude<IdentitySource, KnownIdentity> =>
  typeof source === 'function' || (typeof source === 'object' && source !== null && 'then' in source);

/** Makes the session of a page that serves this project. */
export function createSession(project: string): Session {
  const cookie = createSessionCookie(project);
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
  /** The user of the browser session. It differs from `state.user` while the session changes to another user. */
  let sessionUser: User | null | undefined;
  let sessionless: Identity | undefined;
  /** How often a command has changed the session or its user, and when it last did. */
  let writes = 0;
  let writtenAt = 0;
  /** The read in flight, and how many turns had begun before it. */
  let reading: { answer: Promise<User | null>; turns: number } | undefined;

  function set(status: SessionState['status'], change: Partial<SessionState> = {}): void {
    state = { ...state, error: null, ...change, status };
    for (const listener of listeners) listener();
  }

  /** Publishes the current user, or `null`. Another user than before gets another key. */
  function show(user: User | null): void {
    const isOther = state.user !== undefined && state.user?.id !== user?.id;
    set(user ? 'user' : 'anonymous', { user, ...(isOther && { key: newKey() }) });
  }

  /** Publishes that the user is not known. From `idle` the key stays, so that server-rendered data stays valid. */
  function hide(status: 'idle' | 'changing', identity = state.identity): void {
    set(status, { user: undefined, identity, isUnchanged: false, ...(state.status !== 'idle' && { key: newKey() }) });
  }

  /** Queues a session change. What was drawn before it, without a known user, may be about another user afterwards. */
  function takeTurn(): Turn {
    if (state.status === 'idle' && state.isUnchanged) set('idle', { isUnchanged: false });
    return turns.take();
  }

  /** Publishes that the app's identity was refused, or could not be fetched. If a user was known, the key changes. */
  function refuse(error: PrefineryError, { fail }: SessionCommands): void {
    fail(error);
    const identity = error.code === 'identity_failed' ? undefined : state.identity;
    set('refused', { user: undefined, error, identity, ...(state.user !== undefined && { key: newKey() }) });
  }

  /** Whether the published user is still right for this identity. */
  function isShown(identity: Identity | null): boolean {
    const { status, user, identity: before } = state;
    if (identity) return !!user && isNamed(user, identity);
    return user ? !(before && isNamed(user, before)) : status === 'anonymous' || status === 'idle';
  }

  /** Resolves the app's identity, and changes the session to it. */
  function ask(source: IdentitySource, commands: SessionCommands): void {
    request?.abandon();
    const turn = takeTurn();
    const mine: Request = { source, abandon: turn.end };
    request = mine;
    const isLast = () => request === mine;
    const isAgain = state.status === 'refused';

    async function run(): Promise<void> {
      // While the new identity is not known, neither the previous user may be shown nor one that a log-in or signup
      // before it in the queue returns.
      if (isLater(source) && (state.user !== undefined || turns.open > 1)) hide('changing');
      // The function may send a request to the app's server: not before something needs the identity.
      if (typeof source === 'function') await commands.wanted();
      if (!isLast()) return;
      const identity = isLater(source) ? await resolve(source) : source;
      if (!isLast()) return;
      const isSame = isSameIdentity(identity, state.identity);
      const isSettled = state.status !== 'refused' && state.status !== 'changing';
      if (isSettled && (isSame || identity === undefined)) return;
      // A retry is the same query, so it keeps its key.
      if (isAgain && isSame) set('changing');
      else if (identity === undefined || isShown(identity)) set(state.status, { ...state, identity });
      else hide('changing', identity);
      await turn.entered;
      if (!isLast()) return;
      mine.abandon = () => undefined;
      await change(identity, commands);
    }

    run()
      .catch(async (error: PrefineryError) => {
        // A log-in before it in the queue must not undo the refusal.
        await turn.entered;
        if (isLast()) refuse(error, commands);
      })
      .finally(turn.end);
  }

  async function change(identity: KnownIdentity, commands: SessionCommands): Promise<void> {
    if (identity === undefined) return restore();
    // A log-out from the app has to end the session even if nothing else on the page needs the script.
    if (!identity) commands.wantIf(() => cookie.is('app'));
    await commands.ready();
    if (!identity) return leave(commands);
    // Before another user is logged out for it.
    checkRequiredIdentity(identity, 'authenticateUser');
    if (sessionUser && isNamed(sessionUser, identity)) return show(sessionUser);
    const hasUser = !!sessionUser;
    // Unknown until `logoutUser` and `authenticateUser` are answered.
    sessionUser = undefined;
    if (hasUser) await commands.logoutUser();
    settle(await begin(identity, commands));
  }

  /** No user is logged in to the app. Ends a session that was started for an identity of the app, and no other. */
  async function leave(commands: SessionCommands): Promise<void> {
    if (cookie.is('app') || sessionless) {
      if (state.user) hide('changing');
      sessionUser = undefined;
      await commands.logoutUser();
      cookie.set('out');
      sessionless = undefined;
      settle(null);
    } else if (state.status === 'changing') {
      restore();
    } else if (state.status === 'idle' && turns.count === 1) {
      set('idle', { isUnchanged: true });
    }
  }

  /** Publishes the user of the browser session, as far as this page knows it. */
  function restore(): void {
    if (sessionUser === undefined) hide('idle');
    else show(sessionUser);
  }

  async function begin(identity: Identity, commands: SessionCommands): Promise<User | null> {
    cookie.set('app');
    try {
      const user = await commands.authenticateUser(identity);
      sessionless = undefined;
      return user;
    } catch (error) {
      if (!isPrefineryError(error) || error.code !== 'unauthorized') throw error;
      // Either the user is not in the campaign, or the signature is wrong: `getUser` shows which. A session that is
      // still open belongs to another user.
      await commands.logoutUser();
      cookie.set('out');
      sessionless = identity;
      return commands.getUser(identity);
    }
  }

  function settle(user: User | null): void {
    written(user);
    show(user);
  }

  function written(user: User | null): void {
    sessionUser = user;
    writes++;
    writtenAt = Date.now();
  }

  /** Whether a read is stale: older than the last write. Another page may have ended the session since. */
  function isOlder(read: User | null): boolean {
    const known = state.user;
    if (!known || Date.now() - writtenAt > MAX_LAG) return false;
    return read ? read.id === known.id && read.updated_at < known.updated_at : !cookie.is('out');
  }

  function wrote(user: User | null, identity?: Identity): undefined {
    if (identity) cookie.set('app');
    // A signup starts a session that does not depend on the app's identity.
    else if (user?.id !== sessionUser?.id || !user) cookie.set(user ? '' : 'out');
    sessionless = undefined;
    written(user);
    // While `changing`, the app has already given another identity, which is next in the queue.
    if (state.status !== 'changing') show(user);
  }

  async function failed(problem: PrefineryError, commands: SessionCommands, identity?: Identity): Promise<void> {
    // If `getUser` failed, the log-in before it was answered, and its user has to be read.
    const isDone = problem.command === 'getUser';
    if (!isDone && !hasCode(problem, 'timeout', 'aborted', 'invalid_answer')) return;
    let user: User | null;
    try {
      user = await commands.getUser();
    } catch {
      if (identity) cookie.set('app');
      sessionUser = undefined;
      if (state.user !== undefined) hide('idle');
      return;
    }
    if (user?.id !== sessionUser?.id) wrote(user, identity && user && isNamed(user, identity) ? identity : undefined);
  }

  async function settled(commands: SessionCommands): Promise<void> {
    for (let isRetried = false; ; isRetried = true) {
      await turns.over();
      // Another caller may have started a retry.
      if (turns.open) continue;
      if (state.status !== 'refused' || !request) return;
      if (isRetried && state.error) throw state.error;
      ask(request.source, commands);
    }
  }

  async function read(commands: SessionCommands, getUser: () => Promise<User | null>): Promise<User | null> {
    const before = writes;
    await settled(commands);
    // The change that was waited for has returned the user already.
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
    receive(read, asked) {
      if (asked !== turns.count || isOlder(read)) return;
      sessionUser = read;
      show(read);
    },
    takeTurn,
    get turns() {
      return turns.count;
    },
    wrote,
    failed,
    get userIdentity() {
      const { user, identity } = state;
      return user && identity && isNamed(user, identity) ? identity : undefined;
    },
    get sessionless() {
      return sessionless;
    },
    forget() {
      cookie.set('');
      // Commands must not wait for an identity that is still pending.
      request?.abandon();
      // Reads in flight are about the earlier visitor: after a turn their answers are ignored.
      turns.take().end();
      request = sessionUser = sessionless = reading = undefined;
      set('idle', { user: undefined, identity: undefined, key: newKey(), isUnchanged: true });
    },
  };
}

/**
 * Whether the app gives the same identity again, as on every render. After a refusal, another signature counts as a
 * change.
 */
function isRepeated(before: IdentitySource, source: IdentitySource, status: SessionState['status']): boolean {
  if (isLater(before) || isLater(source)) return before === source;
  return isSameIdentity(before, source) && (status !== 'refused' || before?.signature === source?.signature);
}

async function resolve(source: Exclude<IdentitySource, KnownIdentity>): Promise<KnownIdentity> {
  const warning = process.env.NODE_ENV !== 'production' && setTimeout(warnOfWait, SLOW_IDENTITY);
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
    `prefinery: identity has not settled for ${SLOW_IDENTITY / 1000} seconds, and every command waits for it. If it is a function,` +
      ' it must not call commands of the client itself. Answer `null` where nobody is logged in to your app.',
  );
}
