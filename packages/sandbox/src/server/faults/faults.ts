import { inspect } from 'node:util';
import * as v from 'valibot';
import { SandboxError } from '../../errors.ts';
import { commands, isCommand, type ServedCommand } from '../foundation/served.ts';
import { type Callbacks, callbacks } from '../foundation/callbacks.ts';

/** What goes wrong with a command. */
export type CommandFault =
  /** The command does not run and is never answered: the page times out. */
  | 'silent'
  /** The command runs once, and its callback is called twice. */
  | 'twice'
  /** The command does not run. The answer is HTTP 500. */
  | 500
  /** The command runs at once. Its answer is delayed by this many milliseconds. */
  | { slow: number };

/** What goes wrong on purpose, until other faults are set. What is left out works. */
export interface Faults {
  /**
   * The format of what callbacks receive.
   * @defaultValue the option `callbacks` of the sandbox
   */
  callbacks?: Callbacks | undefined;
  /** The script: blocked as by an ad blocker, empty, or delayed. Pages that have loaded it already are not affected. */
  script?: 'blocked' | 'empty' | { slow: number } | undefined;
  /** A fault for each command. Forms that are posted are no commands: they work. */
  commands?: { [C in ServedCommand]?: CommandFault | undefined } | undefined;
  /** `getUser` answers users as they were this many milliseconds ago. `addUser` always answers the current user. */
  lag?: number | undefined;
  /**
   * With double opt-in: mails reach the outbox only once this fault is cleared, or this many milliseconds after they were
   * written, by the clock of the sandbox. Mails that are there already stay.
   */
  mails?: 'held' | { slow: number } | undefined;
}

/** Resolves after this many milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>;

/** Faults as they are sent to the other processes of a campaign. */
export interface SharedFaults {
  faults: Readonly<Faults>;
  /** How often held mails have been released. */
  releases: number;
}

export const noFaults: SharedFaults = { faults: {}, releases: 0 };

/** The faults that are set in one sandbox. */
export interface FaultState {
  readonly current: Readonly<Faults>;
  readonly releases: number;
  /**
   * Replaces all faults at once. Resolves when the other processes of the campaign have done so, too.
   * @throws SandboxError `invalid_option`, at once
   */
  set: (faults: unknown) => Promise<void>;
  /** Applies faults that were set in another process. */
  follow: (shared: SharedFaults) => void;
}

/** The longest wait, in ms. Longer ones are mistakes, and timers have a limit of about 25 days. */
const longest = 60 * 60 * 1000;

const milliseconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(longest));
const slow = v.strictObject({ slow: milliseconds });

export const faultsShape: v.GenericSchema<Faults> = v.strictObject({
  callbacks: v.optional(callbacks),
  script: v.optional(v.union([v.picklist(['blocked', 'empty']), slow])),
  commands: v.optional(
    v.record(
      v.custom<ServedCommand>((name) => isCommand(String(name))),
      v.union([v.picklist(['silent', 'twice', 500]), slow]),
    ),
  ),
  lag: v.optional(milliseconds),
  mails: v.optional(v.union([v.literal('held'), slow])),
});

/** Follows an error message about invalid faults. */
export const faultsAdvice =
  `Give { callbacks: 'documented', 'observed' or 'silent', script: 'blocked', 'empty' or { slow: 3000 }, ` +
  `commands: { getUser: 'silent', 'twice', 500 or { slow: 3000 } }, lag: 60000, ` +
  `mails: 'held' or { slow: 60000 } }, each only if you want it. ` +
  `Times are whole milliseconds up to ${longest}. Commands are ${commands.join(', ')}.`;

/** Parses faults as they are stored in the database. */
export function readSharedFaults(text: string): SharedFaults {
  return v.parse(v.object({ faults: faultsShape, releases: v.number() }), JSON.parse(text));
}

/** @throws SandboxError `invalid_option` */
function readFaults(faults: unknown): Faults {
  const read = v.safeParse(faultsShape, faults);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const where = v.getDotPath(issue) ?? 'faults';
  const given = inspect(issue.input, { breakLength: Infinity });
  throw new SandboxError('invalid_option', `${where}: ${given} will not do. ${faultsAdvice}`);
}

/** @param share sends the faults to the other processes of the campaign */
export function createFaults(share: (shared: SharedFaults) => Promise<void>): FaultState {
  let current: Readonly<Faults> = {};
  let releases = 0;
  return {
    get current() {
      return current;
    },
    get releases() {
      return releases;
    },
    set(faults) {
      current = readFaults(faults);
      if (current.mails === undefined) releases += 1;
      return share({ faults: current, releases });
    },
    follow(shared) {
      current = shared.faults;
      releases = shared.releases;
    },
  };
}
