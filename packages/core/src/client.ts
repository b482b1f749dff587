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
import { nameSpeaker } from './speaker.ts';
import { traceSends } from './trace.ts';

/** A display may be given the element itself in place of its id. */
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

/** One method per command, as the contract has it. */
type Methods = { [C in keyof Contract]: Method<C> };

/**
 * A client of one campaign on this page: one method per command, and the state of the script. Every promise settles;
 * every rejection is a {@link PrefineryError}.
 */
export interface Prefinery extends Omit<Methods, 'authenticateUser'> {
  /**
   * Starts the browser session of a person whom your server vouches for by a signature, and answers that person. The
   * vendor may call back after a refusal too, so the client asks who is known before it believes it: two calls.
   *
   * @throws `PrefineryError` `unauthorized` for a wrong signature, and for somebody who is not in the campaign.
   */
  authenticateUser: (identity: Identity, options?: CallOptions) => Promise<User>;
  /** The project's id. */
  readonly project: string;
  /** Address of the vendor's script. */
  readonly scriptUrl: string;
  /** Where the vendor's script is. */
  readonly state: ScriptState;
  /** Why the last try to load the script failed, from the first failure on; `null` when there is no trouble. */
  readonly error: PrefineryError | null;
  /** What the visitor has said of consent so far. */
  readonly consent: Consent;
  /** Says what the visitor says. What was loaded once cannot be unloaded; `denied` then ends its use. */
  setConsent: (consent: Consent) => void;
  /** The query of the page's address when the first client was made, which `readLanding` reads. */
  readonly search: string;
  /** Who is here. All clients of a page share it. */
  readonly session: ClientSession;
  /**
   * Calls `listener` with everything that happens: for analytics, and to follow `state`. Returns the function that ends
   * it.
   */
  subscribe: (listener: (event: PrefineryEvent) => void) => () => void;
  /** Tells the listeners of something that no command does, such as a link that was shared. Of a failure they are told once. */
  emit: (event: PrefineryEvent) => void;
  /** Begins to load the script, or tries again after a failure. Commands do this by themselves; `session.become` does not. */
  load: () => void;
  /**
   * What a page may fetch before the first command, as a hint: the script's address, and its nonce. `undefined` where
   * it may not, because consent is missing or nobody sees the page yet, and where it is fetched already.
   */
  readonly hint: { href: string; nonce: string | undefined } | undefined;
}

/** Who is here: a person, nobody, or not known yet. */
export interface ClientSession {
  /** Who is here, as far as this page knows. A new object after each change. */
  readonly state: SessionState;
  /** Calls `listener` after each change of `state`. Returns the function that ends it. */
  subscribe: (listener: () => void) => () => void;
  /**
   * Says whom your app knows: an identity that your server signed, `null` for nobody, or a promise or a function of
   * these. The browser session is changed to that person, after whatever changes it already, and every command that names
   * nobody waits for it. It does not load the script: the change begins, and a function is called, with the first command or `load()`. The same person again changes nothing. How it went stands in `state`.
   *
   * `null` ends a session that was begun for an identity of your app, on an earlier page too, and leaves one that the
   * visitor began by joining. `undefined` means that your app does not know yet, and changes nothing.
   *
   * @example
   * ```ts
   * prefinery.session.become(fetch('/prefinery-identity').then((response) => response.json()));
   * ```
   */
  become: (source: IdentitySource) => void;
  /**
   * Asks the service who is here, and answers the person or `null`. For some minutes after a write, an older answer does
   * not replace what the write returned.
   *
   * @throws `PrefineryError` why the identity was refused, after another try; or what `getUser` throws.
   */
  read: () => Promise<User | null>;
  /** Tries again where the identity was refused. */
  recover: () => void;
  /** Forgets who was here, as if the page had been loaded anew. For tests and tools. */
  forget: () => void;
}

/**
 * Makes a client. Nothing is loaded until the first command or `load()`, and on a server nothing is touched at all.
 * Clients of one page share one script, so it is cheap to make several.
 *
 * @example
 * ```ts
 * const prefinery = createPrefinery({ project: 'abcd1234' });
 * const user = await prefinery.addUser({ email: 'sheldon@bigbangtheory.com', first_name: 'Sheldon' });
 * console.log(user.referral_link, user.list_position);
 * ```
 *
 * @throws {@link PrefineryError} `invalid_options` for an option that cannot work; `project_conflict` when the page
 * already serves another project or loads the script from another address. In production nothing is thrown, because that
 * would take the page down: the client's `state` is `failed`, and its commands reject with the same error.
 */
export function createPrefinery(options: PrefineryOptions): Prefinery {
  if (process.env.NODE_ENV !== 'production') checkOptions(options);
  const { project, scriptUrl = `https://widget.prefinery.com/widget/v2/${project}.js`, timeout = 10_000 } = options;

  const isPage = typeof document !== 'undefined';
  const page = (isPage ? pageLoader : createLoader)({ ...options, scriptUrl });
  const { consent, session } = page;
  if (options.consent) consent.setConsent(options.consent);
  if (process.env.NODE_ENV !== 'production' && isPage && consent.consent !== 'granted') warnOfSnippet();

  /** Tells the listeners, and of each failure once: a script that fails rejects every command that waits for it. */
  function emit(event: PrefineryEvent): void {
    if (event.type === 'error') {
      if (told.has(event.error) || hasCode(event.error, 'aborted', 'disabled')) return;
      told.add(event.error);
    }
    page.emit(event);
  }
  const fail = (error: PrefineryError) => emit({ type: 'error', error });
  /** The same promise. If it rejects, the listeners are told. */
  function telling<Result>(answer: Promise<Result>): Promise<Result> {
    answer.catch(fail);
    return answer;
  }

  /** Resolves when commands can be sent. */
  async function ready(command?: Command): Promise<void> {
    page.want();
    const before = consent.consent;
    if (before === 'denied' || !isPage) throw new PrefineryError(isPage ? 'disabled' : 'no_browser', { command });
    await (before === 'granted' ? page.load() : consent.consentChange());
    // The visitor may have answered otherwise meanwhile.
    if (before === 'pending' || consent.consent !== before) return ready(command);
  }

  /**
   * Sends a command once it can be sent and `enter` has resolved. Without `enter` it waits for no change of the session,
   * and speaks for nobody but whom its data names: so the session sends its own commands.
   */
  async function transmit<C extends Command>(
    command: C,
    data?: unknown,
    { timeout: limit = timeout, signal }: CallOptions = {},
    enter?: () => Promise<void>,
  ): Promise<CommandResult<C>> {
    const { check, read, session: role } = commands[command];
    const checked = check && isPage ? check(data, command) : [];
    const isOpen = role === 'speaks' && !isNaming(checked[0]);
    const wait = role === 'speaks' && !isOpen ? undefined : enter;
    const result = await call({
      command,
      data: () => (isOpen && wait ? nameSpeaker(session, command, checked) : checked),
      read: isOpen && command === 'getUser' ? readCurrentUser : read,
      ready: async () => {
        await ready(command);
        await wait?.();
        // The visitor may have taken it back meanwhile.
        if (consent.consent !== 'granted') await ready(command);
      },
      signal,
      timeout: limit,
    });
    // A log-in is one when it is confirmed.
    if (command !== 'authenticateUser') page.emit({ type: command, result } as PrefineryEvent);
    return result as CommandResult<C>;
  }

  const send = traceSends(transmit, () => client);

  /** Begins a browser session, and asks whose it is: the vendor may call back after a refusal, too. */
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

  /** How the session changes itself. */
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

  /** Runs a command that changes the session when those before it are over. */
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
      // The caller does not wait for what has to be found out now, and whoever is next does.
      if (isEntered) void session.failed(error as PrefineryError, own, identity).then(turn.end);
      else turn.end();
      throw error;
    }
  }

  const methods = Object.fromEntries(
    Object.entries(commands).map(([command, { check, session: role }]) => [
      command,
      (...given: [unknown, CallOptions?]) => {
        // What takes no data has its options first.
        const [data, callOptions] = check ? given : [undefined, given[0] as CallOptions | undefined];
        return telling(send(command as Command, data, callOptions, role && settle));
      },
    ]),
  ) as unknown as Methods;

  const client: Prefinery = {
    ...methods,
    addUser: (data, callOptions) =>
      telling(
        inTurn(async (enter) => {
          const user = await send('addUser', data, callOptions, enter);
          session.wrote(user);
          return user;
        }),
      ),
    authenticateUser: (identity, callOptions) =>
      telling(
        inTurn(async (enter) => {
          const user = await authenticate(identity, callOptions, enter);
          session.wrote(user, identity);
          return user;
        }, identity),
      ),
    logoutUser: (callOptions) =>
      telling(
        inTurn(async (enter) => {
          await send('logoutUser', undefined, callOptions, enter);
          return session.wrote(null);
        }),
      ),
    async getUser(identity, callOptions) {
      if (isNaming(identity)) return telling(send('getUser', identity, callOptions));
      let asked = -1;
      const reading = send('getUser', undefined, callOptions, async () => {
        await settle();
        asked = session.turns;
      });
      const read = await telling(reading);
      session.noticed(read, asked);
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
    load: () => {
      // The failure is told by `state` and `error`, and by every command.
      ready().catch(fail);
    },
  };
  return client;
}

/** The failures that listeners were told of. */
const told = new WeakSet<PrefineryError>();

function warnOfSnippet(): void {
  if (findScripts().length === 0) return;
  console.warn(
    'prefinery: a snippet in this page loads the script without consent. Take it out, or write it as type="text/plain".',
  );
}
