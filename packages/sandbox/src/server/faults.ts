import { inspect } from 'node:util';
import * as v from 'valibot';
import { SandboxError } from '../errors.ts';
import { commands, isCommand, type ServedCommand } from './handlers/table.ts';
import { type Callbacks, callbacks } from './shape.ts';

/** How a command goes wrong. */
export type CommandFault =
  /** The request is never answered and the command is not carried out: the page gives up in the end. */
  | 'silent'
  /** The callback is called twice. */
  | 'twice'
  /** The answer is HTTP 500, and the command is not carried out. */
  | 500
  /** The command is carried out at once, and answered so many milliseconds later. */
  | { slow: number };

/** What goes wrong on purpose, until something else is asked for. What is left out goes well. */
export interface Faults {
  /**
   * What callbacks receive.
   * @defaultValue the option `callbacks` of the sandbox
   */
  callbacks?: Callbacks | undefined;
  /**
   * The script: refused as by an ad blocker, empty, or so many milliseconds late. Pages that have it already keep it.
   */
  script?: 'blocked' | 'empty' | { slow: number } | undefined;
  /** Commands, each in its own way. Hosted forms are no commands, and go on. */
  commands?: { [C in ServedCommand]?: CommandFault | undefined } | undefined;
  /** `getUser` shows people as they were so many milliseconds ago. Answers of `addUser` are always new. */
  lag?: number | undefined;
  /**
   * With double opt-in, mails reach the outbox once this is over, or so many milliseconds after they were written, by
   * the clock of the sandbox. Mails that are there already stay there.
   */
  mails?: 'held' | { slow: number } | undefined;
}

/** Ends so many milliseconds later. */
export type Wait = (milliseconds: number) => Promise<void>;

/** What goes wrong, as it is told to the other processes of a campaign. */
export interface Told {
  faults: Readonly<Faults>;
  /** How often mails that were late have been let go. */
  releases: number;
}

/** The faults of one sandbox. */
export interface FaultState {
  readonly current: Readonly<Faults>;
  readonly releases: number;
  /**
   * Puts these in place of all that were there, at once. Ends when the other processes of the campaign have done so as well.
   * @throws SandboxError `invalid_option`, at once
   */
  set: (faults: unknown) => Promise<void>;
  /** Takes over what another process was told. */
  follow: (told: Told) => void;
}

/** Longer waits are mistakes, and timers of browsers and Node.js do not know all of them. */
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

/** What to give instead of faults that do not exist. */
export const faultsAdvice =
  `Give { callbacks: 'documented', 'observed' or 'silent', script: 'blocked', 'empty' or { slow: 3000 }, ` +
  `commands: { getUser: 'silent', 'twice', 500 or { slow: 3000 } }, lag: 60000, ` +
  `mails: 'held' or { slow: 60000 } }, each only if you want it. ` +
  `Times are whole milliseconds up to ${longest}. Commands are ${commands.join(', ')}.`;

/** What another process was told, as the database keeps it. */
export function readTold(text: string): Told {
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

/** @param tell the other processes of the campaign */
export function createFaults(tell: (told: Told) => Promise<void>): FaultState {
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
      return tell({ faults: current, releases });
    },
    follow(told) {
      current = told.faults;
      releases = told.releases;
    },
  };
}
