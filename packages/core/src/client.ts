import { readCurrentUser } from './answer.ts';
import { call, type CallOptions } from './call.ts';
import { commands } from './commands.ts';
import type { Command, CommandData, CommandResult, Contract, Identity, User } from './contract/index.ts';
import { hasCode, PrefineryError } from './errors.ts';
import type { Consent, PrefineryEvent, ScriptState } from './events.ts';
import { createLoader, isPrerendering, pageLoader } from './loader.ts';
import { checkOptions, type PrefineryOptions } from './options.ts';
import { type IdentitySource, isNamed, isNaming, type SessionCommands, type SessionState } from './session.ts';
import { findScripts } from './snippet.ts';
import { addSessionUser } from './sessionUser.ts';
import { traceSends } from './trace.ts';

/** Commands that draw into the page take the element itself, too. */
type ElementOrId<Data> = Data extends { dom_id: string }
  ? Omit<Data, 'dom_id'> & {
      /** The element to draw into, or its id. */
      dom_id: string | Element;
    }
  : Data;

type ClientData<C extends Command> = ElementOrId<CommandData<C>>;

type Method<C extends Command> = [CommandData<C>] extends [undefined]
  ? (options?: CallOptions) => Promise<CommandResult<C>>
  : undefined extends CommandData<C>
    ? (data?: ClientData<C>, options?: CallOptions) => Promise<CommandResult<C>>
    : (data: ClientData<C>, options?: CallOptions) => Promise<CommandResult<C>>;

/** One method per command of the contract. */
type Methods = { [C in keyof Contract]: Method<C> };

/**
 * A client of one campaign on this page: one method per command, and the state of the script. Every promise settles;
 * every rejection is a {@link PrefineryError}.
 */
export interface Prefinery extends Omit<Methods, 'authenticateUser'> {
  /**
   * Starts the browser session of a user for whom your server made a signature, and returns that user. The vendor calls
   * back after a refusal too, so the client confirms the session by `getUser`: two commands are sent.
   *
   * @throws `PrefineryError` `unauthorized` for a wrong signature, and for a user who is not in the campaign.
   */
  authenticateUser: (identity: Identity, options?: CallOptions) => Promise<User>;
  /** The project's id. */
  readonly project: string;
  /** The address of the vendor's script. */
  readonly scriptUrl: string;
  /** The state of the vendor's script. */
  readonly state: ScriptState;
  /**
   * Why the last try to load the script failed. Set from the first failed try until the script is usable, otherwise
   * `null`.
   */
  readonly error: PrefineryError | null;
  /** Whether the visitor has consented. */
  readonly consent: Consent;
  /** Sets the visitor's consent. A script that has loaded cannot be unloaded; after `denied` it is no longer used. */
  setConsent: (consent: Consent) => void;
  /** The query string of the page when its first client was made. `readLanding` reads it. */
  readonly search: string;
  /** The browser session. All clients of a page share it. */
  readonly session: ClientSession;
  /**
   * Calls `listener` with every event: for analytics, and to follow `state`. Returns the function that unsubscribes.
   */
  subscribe: (listener: (event: PrefineryEvent) => void) => () => void;
  /** Emits an event that no command emits, such as a shared link. The same error is emitted only once. */
  emit: (event: PrefineryEvent) => void;
  /**
   * Starts to load the script, or retries after a failure. Commands do this by themselves; `session.become` does not.
   */
  load: () => void;
  /**
   * Adds the script to the page where `hint` is defined, and does nothing else: no state changes, no event is emitted,
   * and no session begins before `load` or a command. Of no effect on a server. For code that may be thrown away, such
   * as a component's render.
   */
  prepare: () => void;
  /**
   * The script's address and nonce, for a resource hint. `undefined` if it must not be fetched yet, because consent is
   * missing or the page is prerendered, and if the script is in the page already.
   */
  readonly hint: { href: string; nonce: string | undefined } | undefined;
}

/** The browser session: its user, if there is one, and how to change it. */
export interface ClientSession {
  /** The state of the session, as far as this page knows it. A new object after each change. */
  readonly state: SessionState;
  /** Calls `listener` after each change of `state`. Returns the function that unsubscribes. */
  subscribe: (listener: () => void) => () => void;
  /**
   * Changes the browser session to the user who is logged in to your app. `source` is an identity that your server
   * signed, `null` if no user is logged in, or a promise or a function that returns one of these. Changes happen one
   * after another, and every command without an identity waits for them. The result is in `state`. The same identity
   * again changes nothing.
   *
   * This does not load the script: the change begins, and a function is called, with the first command or `load()`.
   *
   * `null` ends a session that was started for an identity of your app, also on an earlier page. It does not end one
   * that the visitor started by joining. `undefined` means that your app does not know yet, and changes nothing.
   *
   * @example
   * ```ts
   * prefinery.session.become(fetch('/prefinery-identity').then((response) => response.json()));
   * ```
   */
  become: (source: IdentitySource) => void;
  /**
   * Reads the current user from the service; `null` if there is none. For some minutes after a write, a stale answer
   * does not replace what the write returned.
   *
   * @throws `PrefineryError` why the identity was refused, after a retry; or what `getUser` throws.
   */
  read: () => Promise<User | null>;
  /** Retries if the identity was refused. */
  recover: () => void;
  /** Resets the session to the state of a newly loaded page. For tests and tools. */
  forget: () => void;
}

/**
 * Creates a client. The script is loaded by the first command or `load()`, and never on a server.
 * Clients of one page share one script, so it is cheap to create several.
 *
 * @example
 * ```ts
 * const prefinery = createPrefinery({ project: 'abcd1234' });
 * const user = await prefinery.addUser({ email: 'sheldon@bigbangtheory.com', first_name: 'Sheldon' });
 * console.log(user.referral_link, user.list_position);
 * ```
 *
 * @throws {@link PrefineryError} `invalid_options` for an option that cannot work; `project_conflict` when the page
 * already serves another project or loads the script from another address. In production nothing is thrown, because
 * that would take the page down: the client's `state` is `failed`, and its commands reject with the same error.
 */
export function createPrefinery(options: PrefineryOptions): Prefinery {
  if (process.env.NODE_ENV !== 'production') checkOptions(options);
  const { project, scriptUrl = `https://widget.prefinery.com/widget/v2/${project}.js`, timeout = 10_000 } = options;

  const isPage = typeof document !== 'undefined';
  const page = (isPage ? pageLoader : createLoader)({ ...options, scriptUrl });
  const { consent, session } = page;
  if (options.consent) consent.setConsent(options.consent);
  if (process.env.NODE_ENV !== 'production' && isPage && consent.consent !== 'granted') warnOfSnippet();

  /** Emits each error once: a script that fails rejects every waiting command with the same error. */
  function emit(event: PrefineryEvent): void {
    if (event.type === 'error') {
      if (emitted.has(event.error) || hasCode(event.error, 'aborted', 'disabled')) return;
      emitted.add(event.error);
    }
    page.emit(event);
  }
  const fail = (error: PrefineryError) => emit({ type: 'error', error });
  /** Returns the same promise. If it rejects, the error is emitted. */
  function withEvent<Result>(answer: Promise<Result>): Promise<Result> {
    answer.catch(fail);
    return answer;
  }

  /** Resolves when commands can be sent. */
  async function ready(command?: Command): Promise<void> {
    page.want();
    const before = consent.consent;
    if (before === 'denied' || !isPage) throw new PrefineryError(isPage ? 'disabled' : 'no_browser', { command });
    await (before === 'granted' ? page.load() : consent.consentChange());
    // The visitor may have changed their consent meanwhile.
    if (before === 'pending' || consent.consent !== before) return ready(command);
  }

  /**
   * Sends a command once it can be sent and `enter` has resolved. Without `enter` it does not wait for session changes,
   * and the session's user is not added to its data: this is how the session sends its own commands.
   */
  async function transmit<C extends Command>(
    command: C,
    data?: unknown,
    { timeout: limit = timeout, signal }: CallOptions = {},
    enter?: () => Promise<void>,
  ): Promise<CommandResult<C>> {
    const { check, read, session: role } = commands[command];
    const checked = check && isPage ? check(data, command) : [];
    const isAboutSession = role === 'uses' && !isNaming(checked[0]);
    const wait = role === 'uses' && !isAboutSession ? undefined : enter;
    const result = await call({
      command,
      data: () => (isAboutSession && wait ? addSessionUser(session, command, checked) : checked),
      read: isAboutSession && command === 'getUser' ? readCurrentUser : read,
      ready: async () => {
        await ready(command);
        await wait?.();
        // The visitor may have withdrawn their consent meanwhile.
        if (consent.consent !== 'granted') await ready(command);
      },
      signal,
      timeout: limit,
    });
    // `authenticate` emits this event after `getUser` has confirmed the session.
    if (command !== 'authenticateUser') page.emit({ type: command, result } as PrefineryEvent);
    return result as CommandResult<C>;
  }

  const send = traceSends(transmit, () => client);

  /** Starts a browser session, and confirms it by `getUser`: the vendor may call back after a refusal, too. */
  async function authenticate(
    identity: Identity,
    callOptions?: CallOptions,
    enter?: () => Promise<void>,
  ): Promise<User> {
    await send('authenticateUser', identity, callOptions, enter);
    const user = await send('getUser', undefined, callOptions);
    if (!user || !isNamed(user, identity)) {
      throw new PrefineryError('unauthorized', { command: 'authenticateUser', status: 401 });
    }
    page.emit({ type: 'authenticateUser', result: user });
    return user;
  }

  /** The commands that the session itself sends. */
  const own: SessionCommands = {
    wanted: () => page.wanted,
    wantIf: (isNeeded) => {
      if (consent.consent === 'granted' && isNeeded()) page.want();
    },
    ready: () => page.wanted.then(() => ready()),
    fail,
    getUser: (identity) => send('getUser', identity),
    authenticateUser: (identity) => authenticate(identity),
    logoutUser: () => send('logoutUser'),
  };
  const settle = () => {
    page.want();
    return session.settled(own);
  };

  /** Queues a command that changes the session, after the changes before it. */
  async function inTurn<Result>(
    work: (enter: () => Promise<void>) => Promise<Result>,
    identity?: Identity,
  ): Promise<Result> {
    const turn = session.takeTurn();
    let isEntered = false;
    void turn.entered.then(() => (isEntered = true));
    try {
      const result = await work(() => turn.entered);
      turn.end();
      return result;
    } catch (error) {
      // The caller gets the error at once. The next command in the queue waits until the session's user is known again.
      if (isEntered) void session.failed(error as PrefineryError, own, identity).then(turn.end);
      else turn.end();
      throw error;
    }
  }

  const methods = Object.fromEntries(
    Object.entries(commands).map(([command, { check, session: role }]) => [
      command,
      (...given: [unknown, CallOptions?]) => {
        // Methods of commands without data take the options first.
        const [data, callOptions] = check ? given : [undefined, given[0] as CallOptions | undefined];
        return withEvent(send(command as Command, data, callOptions, role && settle));
      },
    ]),
  ) as unknown as Methods;

  const client: Prefinery = {
    ...methods,
    addUser: (data, callOptions) =>
      withEvent(
        inTurn(async (enter) => {
          const user = await send('addUser', data, callOptions, enter);
          session.wrote(user);
          return user;
        }),
      ),
    authenticateUser: (identity, callOptions) =>
      withEvent(
        inTurn(async (enter) => {
          const user = await authenticate(identity, callOptions, enter);
          session.wrote(user, identity);
          return user;
        }, identity),
      ),
    logoutUser: (callOptions) =>
      withEvent(
        inTurn(async (enter) => {
          await send('logoutUser', undefined, callOptions, enter);
          return session.wrote(null);
        }),
      ),
    async getUser(identity, callOptions) {
      if (isNaming(identity)) return withEvent(send('getUser', identity, callOptions));
      let asked = -1;
      const reading = send('getUser', undefined, callOptions, async () => {
        await settle();
        asked = session.turns;
      });
      const read = await withEvent(reading);
      session.receive(read, asked);
      return read;
    },
    project,
    scriptUrl,
    search: page.search,
    subscribe: page.subscribe,
    emit,
    setConsent: consent.setConsent,
    session: {
      get state() {
        return session.state;
      },
      subscribe: session.subscribe,
      become: (source) => session.become(source, own),
      read: () => {
        page.want();
        return session.read(own, client.getUser);
      },
      recover: () => void settle().catch(() => undefined),
      forget: session.forget,
    },
    get consent() {
      return consent.consent;
    },
    get state() {
      return consent.consent === 'denied' ? 'disabled' : page.state;
    },
    get error() {
      return page.error;
    },
    get hint() {
      if (consent.consent !== 'granted') return undefined;
      if (isPage && (isPrerendering() || findScripts(page.scriptUrl).length > 0)) return undefined;
      return { href: scriptUrl, nonce: options.nonce };
    },
    prepare: () => {
      if (isPage && client.hint) page.prepare();
    },
    load: () => {
      // `load` itself does not reject: the failure is in `state` and `error`, and rejects every command.
      ready().catch(fail);
    },
  };
  return client;
}

/** The errors that were emitted already. */
const emitted = new WeakSet<PrefineryError>();

function warnOfSnippet(): void {
  if (findScripts().length === 0) return;
  console.warn(
    'prefinery: a snippet in this page loads the script without consent. Take it out, or write it as type="text/plain".',
  );
}
