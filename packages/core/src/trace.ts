import type { CallOptions } from './call.ts';
import { commands } from './commands.ts';
import type { Command, CommandResult } from './contract/index.ts';
import { hasCode, isPrefineryError, PrefineryError } from './errors.ts';
import type { Consent, ScriptState } from './events.ts';

/** One call of a client's method, as far as it has come. */
export interface TracedCall {
  /** Counts the calls of this page. */
  readonly id: number;
  readonly command: Command;
  /** What it was called with; of a signature only its beginning. `undefined` where there was nothing. */
  readonly data: unknown;
  /**
   * `waiting` for consent or for the script, `sent` and not answered yet, `answered`, or `failed`.
   */
  readonly state: 'waiting' | 'sent' | 'answered' | 'failed';
  /** What it answered. */
  readonly answer?: unknown;
  /** Why it failed. */
  readonly error?: PrefineryError;
  /** When it was called, by `performance.now()`. */
  readonly startedAt: number;
  /** When it was handed to the vendor's script; `null` where it never was. */
  readonly sentAt: number | null;
  /** When it was answered or failed. */
  readonly endedAt: number | null;
}

const isCommand = (name: string): name is Command => name in commands;

type Methods = { [C in Command]: (...given: never[]) => Promise<unknown> };

/** What is followed of a client. */
interface Traceable {
  readonly state: ScriptState;
  readonly consent: Consent;
  subscribe: (listener: () => void) => () => void;
}

interface Trace {
  count: number;
  /** The newest first. */
  calls: readonly TracedCall[];
  listeners: Set<() => void>;
}

/** So many calls are kept. */
const LIMIT = 100;

// On the page itself, as the loader is: whoever looks later, and with another copy of this package, sees all of them.
const registry = Symbol.for('@prefinery-kit/core/calls');

function pageTrace(): Trace {
  const page: { [registry]?: Trace } & typeof globalThis = globalThis;
  return (page[registry] ??= { count: 0, calls: [], listeners: new Set() });
}

function keep(calls: readonly TracedCall[]): void {
  const trace = pageTrace();
  trace.calls = calls.slice(0, LIMIT);
  // In a turn of its own: a command may be called while something is drawn.
  for (const listener of trace.listeners) queueMicrotask(listener);
}

/** The calls of this page's clients, the newest first. The same array until something changes. */
export const readCalls = (): readonly TracedCall[] => pageTrace().calls;

/** Forgets them. */
export const clearCalls = (): void => keep([]);

/** Calls `listener` when they have changed. Returns the function that ends it. */
export function subscribeCalls(listener: () => void): () => void {
  const { listeners } = pageTrace();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The same data, with only the beginning of its signature. */
export function conceal(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('signature' in data)) return data;
  return { ...data, signature: `${String(data.signature).slice(0, 6)}…` };
}

/** Runs a call, and keeps it with its data and its end. */
async function trace<Result>(
  client: Traceable,
  command: Command,
  data: unknown,
  run: () => Promise<Result>,
): Promise<Result> {
  const kept = follow(client, command, conceal(data));
  try {
    const answer = await run();
    kept.end({ state: 'answered', answer });
    return answer;
  } catch (error) {
    kept.end({ state: 'failed', error: errorOf(error, command) });
    throw error;
  }
}

/** How a client sends a command. */
type Send = <C extends Command>(
  command: C,
  data?: unknown,
  options?: CallOptions,
  enter?: () => Promise<void>,
) => Promise<CommandResult<C>>;

/**
 * The same function, which also records what is sent. In development only: it costs, and keeps what people typed. In
 * production bundlers drop all else of this module.
 */
export function traceSends(send: Send, client: () => Traceable): Send {
  // A server has no visitor, and its memory is everybody's.
  if (process.env.NODE_ENV !== 'production' && typeof document !== 'undefined') {
    return (command, data, ...rest) => trace(client(), command, data, () => send(command, data, ...rest));
  }
  return send;
}

/**
 * Records what is called on a client from here on, in place of its methods, and answers the client. Clients of
 * `createPrefinery` record by themselves: this is for the stories of our own panel.
 *
 * @internal
 */
export function traceCalls<Client extends Traceable & Methods>(client: Client): Client {
  if (process.env.NODE_ENV === 'production' || typeof document === 'undefined') return client;
  for (const command of Object.keys(commands).filter(isCommand)) {
    const run: (...given: never[]) => Promise<unknown> = client[command];
    Object.assign(client, {
      [command]: (...given: never[]) =>
        trace(client, command, commands[command].check ? given[0] : undefined, () => run(...given)),
    });
  }
  return client;
}

const errorOf = (error: unknown, command: Command): PrefineryError =>
  isPrefineryError(error) ? error : new PrefineryError('rejected', { command, about: String(error), cause: error });

/** Whether this was refused or given up before it was sent. */
const isUnsent = (error: PrefineryError | undefined): boolean =>
  !!error &&
  hasCode(error, 'invalid_data', 'invalid_options', 'disabled', 'no_browser', 'project_conflict', 'script_failed');

/** Keeps a call, and follows it until it ends. */
function follow(client: Traceable, command: Command, data: unknown) {
  const startedAt = performance.now();
  const id = ++pageTrace().count;
  let call: TracedCall = { id, command, data, state: 'waiting', startedAt, sentAt: null, endedAt: null };
  keep([call, ...readCalls()]);

  const become = (change: Partial<TracedCall>) => {
    call = { ...call, ...change };
    keep(readCalls().map((kept) => (kept.id === id ? call : kept)));
  };
  // A client sends what it is given as soon as it may.
  const look = () => {
    if (call.state === 'waiting' && client.state === 'ready' && client.consent !== 'pending')
      become({ state: 'sent', sentAt: performance.now() });
  };
  const stop = client.subscribe(look);
  look();

  return {
    end(change: Pick<TracedCall, 'state' | 'answer' | 'error'>) {
      stop();
      const endedAt = performance.now();
      const sentAt = call.sentAt ?? (change.error ? null : endedAt);
      become({ ...change, endedAt, sentAt: isUnsent(change.error) ? null : sentAt });
    },
  };
}
