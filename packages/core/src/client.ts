import { readCode, type Reader, readNothing, readRewards, readShown, readUser, readUserOrNull } from './answer.ts';
import { call, type CallOptions } from './call.ts';
import { type Check, checkDisplay, checkEvent, checkIdentity, checkNewUser, checkSomebody } from './check.ts';
import type { Command, CommandData, CommandResult, Contract, Identity, User } from './contract/index.ts';
import { PrefineryError } from './errors.ts';
import type { Consent, PrefineryEvent, ScriptState } from './events.ts';
import { createLoader, pageLoader, type Session } from './loader.ts';
import { checkOptions, type PrefineryOptions } from './options.ts';
import { findScripts } from './snippet.ts';
import { traceCalls } from './trace.ts';

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
  /** For whom the page's browser session was begun. All clients of a page share it; it is kept for the React kit. */
  readonly session: Session;
  /**
   * Calls `listener` with everything that happens: for analytics, and to follow `state`. Returns the function that ends
   * it.
   */
  subscribe: (listener: (event: PrefineryEvent) => void) => () => void;
  /** Tells the listeners of something that no command does, such as a link that was shared. */
  emit: (event: PrefineryEvent) => void;
  /** Begins to load the script, or tries again after a failure. Commands do this by themselves. */
  load: () => void;
}

/**
 * How the client handles a command: what it refuses to send, or `null` where there is no data; and how it reads the
 * answer, or `null` where the vendor gives none.
 */
const commands: { [C in Command]: [check: Check | null, read: Reader<CommandResult<C>> | null] } = {
  addUser: [checkNewUser, readUser],
  authenticateUser: [checkSomebody, readNothing],
  getUser: [checkIdentity, readUserOrNull],
  triggerRewards: [checkEvent, readRewards],
  getReferralCode: [null, readCode],
  getReferrerCode: [null, readCode],
  popupReferralPage: [checkIdentity, readNothing],
  closeReferralPage: [null, readNothing],
  embedReferralPage: [checkDisplay, readShown],
  embedLeaderboard: [checkDisplay, readShown],
  recordFormImpression: [null, readNothing],
  initForms: [null, null],
  logoutUser: [null, readNothing],
};

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
  let { consent = 'granted' } = options;

  const isPage = typeof document !== 'undefined';
  const script = (isPage ? pageLoader : createLoader)({ ...options, scriptUrl });
  if (process.env.NODE_ENV !== 'production' && isPage && consent !== 'granted') warnOfSnippet();
  /** What goes on when the visitor has spoken. */
  const held: (() => void)[] = [];

  async function ready(command?: string): Promise<void> {
    const before = consent;
    if (before === 'denied' || !isPage) throw new PrefineryError(isPage ? 'disabled' : 'no_browser', { command });
    await (before === 'granted' ? script.load() : new Promise<void>((resume) => held.push(resume)));
    // They may have been asked, and asked again, before this call had its turn.
    if (before === 'pending' || consent !== before) return ready(command);
  }

  const methods = Object.fromEntries(
    Object.entries(commands).map(([command, [check, read]]) => [
      command,
      async (...given: [unknown, CallOptions?]) => {
        // What takes no data has its options first.
        const [data, options = {}] = check ? given : [undefined, given[0] as CallOptions | undefined];
        const sent = check && isPage ? check(data, command) : [];
        const result = await call({
          command,
          data: sent,
          read,
          ready,
          ...options,
          timeout: options.timeout ?? timeout,
        });
        // A log-in is one when it is confirmed.
        if (command !== 'authenticateUser') script.emit({ type: command, result } as PrefineryEvent);
        return result;
      },
    ]),
  ) as unknown as Methods;

  // Without an identity the question is who is known here, and "nobody" is an answer, not an error.
  const getUser: Prefinery['getUser'] = (identity, callOptions) =>
    methods.getUser(identity, callOptions).catch((error: PrefineryError) => {
      if (!identity && /unauthorized|forbidden/.test(error.code)) return null;
      throw error;
    });

  const authenticateUser: Prefinery['authenticateUser'] = async (identity, callOptions) => {
    await methods.authenticateUser(identity, callOptions);
    const user = await getUser(undefined, callOptions);
    // An identifier is called in an identity what it is called in a user.
    const own: Record<string, unknown> = { ...user };
    const isOwn = ([name, value]: [string, unknown]) =>
      String(own[name]).toLowerCase() === String(value).trim().toLowerCase();
    if (user && Object.entries(identity).some(isOwn)) {
      script.emit({ type: 'authenticateUser', result: user });
      return user;
    }
    throw new PrefineryError('unauthorized', { command: 'authenticateUser', status: 401 });
  };

  return traceCalls({
    ...script,
    ...methods,
    getUser,
    authenticateUser,
    project,
    get consent() {
      return consent;
    },
    setConsent(next) {
      if (next === consent) return;
      consent = next;
      for (const resume of held.splice(0)) resume();
      script.emit({ type: 'consent', result: next });
    },
    get state() {
      return consent === 'denied' ? 'disabled' : script.state;
    },
    get error() {
      return script.error;
    },
    load: () => {
      // The failure is told by `state` and `error`, and by every command.
      ready().catch(() => undefined);
    },
  });
}

function warnOfSnippet(): void {
  if (findScripts().length === 0) return;
  console.warn(
    'prefinery: a snippet in this page loads the script without consent. Take it out, or write it as type="text/plain".',
  );
}
