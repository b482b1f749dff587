import type { CallOptions } from './call.ts';
import { commands } from './commands.ts';
import type { Command, CommandResult } from './contract/index.ts';
import { hasCode, isPrefineryError, PrefineryError } from './errors.ts';
import type { Consent, ScriptState } from './events.ts';

/** A recorded call of a client's method. */
export interface TracedCall {
  /** The number of the call on this page. */
  readonly id: number;
  readonly command: Command;
  /** The data, with only the beginning of a signature. `undefined` if the call had none. */
  readonly data: unknown;
  /** `waiting` for consent or for the script, `sent` and not answered yet, `answered`, or `failed`. */
  readonly state: 'waiting' | 'sent' | 'answered' | 'failed';
  /** The result. */
  readonly answer?: unknown;
  /** Why it failed. */
  readonly error?: PrefineryError;
  /** When it was called, by `performance.now()`. */
  readonly startedAt: number;
  /** When it was handed to the vendor's script; `null` if it was not. */
  readonly sentAt: number | null;
  /** When it was answered or failed; `null` while it is in flight. */
  readonly endedAt: number | null;
}

const isCommand = (name: string): name is Command => name in commands;

type Methods = { [C in Command]: (...given: never[]) => Promise<unknown> };

/** The part of a client that is observed. */
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

/** How many calls are recorded; older ones are dropped. */
const MAX_CALLS = 100;

// A property of the page, as the loader is, so that devtools that are opened later, or use another copy of this
// package, see all calls.
const registry = Symbol.for('@prefinery-kit/core/calls');

function pageTrace(): Trace {
  const page: { [registry]?: Trace } & typeof globalThis = globalThis;
  return (page[registry] ??= { count: 0, calls: [], listeners: new Set() });
}

function store(calls: readonly TracedCall[]): void {
  const trace = pageTrace();
  trace.calls = calls.slice(0, MAX_CALLS);
  // In a microtask, because a command may be called while a component renders, when listeners must not set state.
  for (const listener of trace.listeners) queueMicrotask(listener);
}

/** The recorded calls of this page's clients, the newest first. The same array until something changes. */
export const readCalls = (): readonly TracedCall[] => pageTrace().calls;

/** Deletes all recorded calls. */
export const clearCalls = (): void => store([]);

/** Calls `listener` when the recorded calls change. Returns the function that unsubscribes. */
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

/** Runs a call, and records its data and its result. */
async function trace<Result>(
  client: Traceable,
  command: Command,
  data: unknown,
  run: () => Promise<Result>,
): Promise<Result> {
  const record = follow(client, command, conceal(data));
  try {
    const answer = await run();
    record.end({ state: 'answered', answer });
    return answer;
  } catch (error) {
    record.end({ state: 'failed', error: errorOf(error, command) });
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
 * The same function, which also records what is sent. In development only, because it takes time and stores what
 * visitors typed. In production, bundlers drop the rest of this module.
 */
export function traceSends(send: Send, client: () => Traceable): Send {
  // Not on a server, whose memory all visitors share.
  if (process.env.NODE_ENV !== 'production' && typeof document !== 'undefined') {
    return (command, data, ...rest) => trace(client(), command, data, () => send(command, data, ...rest));
  }
  return send;
}

/**
 * Replaces the methods of a client by ones that record their calls, and returns the client. Clients of
 * `createPrefinery` do this by themselves: this is for the stories of the devtools.
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

/** Whether a call failed before it was sent. */
const isUnsent = (error: PrefineryError | undefined): boolean =>
  !!error &&
  hasCode(error, 'invalid_data', 'invalid_options', 'disabled', 'no_browser', 'project_conflict', 'script_failed');

/** Records a call, and updates the record until it ends. */
function follow(client: Traceable, command: Command, data: unknown) {
  const startedAt = performance.now();
  const id = ++pageTrace().count;
  let call: TracedCall = { id, command, data, state: 'waiting', startedAt, sentAt: null, endedAt: null };
  store([call, ...readCalls()]);

  const become = (change: Partial<TracedCall>) => {
    call = { ...call, ...change };
    store(readCalls().map((other) => (other.id === id ? call : other)));
  };
  // A client sends waiting calls as soon as the script is ready and the visitor has consented.
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
