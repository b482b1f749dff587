import * as v from 'valibot';
import { SandboxError } from '../../errors.ts';
import { wrongValue } from '../../quote.ts';
import { commands, type ServedCommand } from '../foundation/served.ts';
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

/** Makes the next faults of those that are set. */
export type FaultChange = (known: SharedFaults) => SharedFaults;

/** The faults that are set in one sandbox. */
export interface FaultState {
  readonly current: Readonly<Faults>;
  readonly releases: number;
  /**
   * Replaces all faults at once. Resolves when the other processes of the campaign have done so, too.
   * @throws SandboxError `invalid_option`, at once
   */
  set: (faults: unknown) => Promise<void>;
  /**
   * Changes only the faults that are named; `null` clears one. Resolves when all processes of the campaign have done so.
   * @throws SandboxError `invalid_option`, at once
   */
  change: (faults: unknown) => Promise<void>;
  /** Applies faults that were set in another process. */
  follow: (shared: SharedFaults) => void;
}

/** The longest wait, in ms. Longer ones are mistakes, and timers have a limit of about 25 days. */
const longest = 60 * 60 * 1000;

const milliseconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(longest));
const slow = v.strictObject({ slow: milliseconds });

const script = v.union([v.picklist(['blocked', 'empty']), slow]);
/** A record would pass over names such as `__proto__`. */
const commandsWith = <S extends v.GenericSchema>(fault: S) => {
  const named = commands.map((name) => [name, v.optional(fault)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The list has these commands.
  return v.strictObject(Object.fromEntries(named) as Record<ServedCommand, v.OptionalSchema<S, undefined>>);
};
const commandFault: v.GenericSchema<CommandFault> = v.union([v.picklist(['silent', 'twice', 500]), slow]);
const mails = v.union([v.literal('held'), slow]);

export const faultsShape: v.GenericSchema<Faults> = v.strictObject({
  callbacks: v.optional(callbacks),
  script: v.optional(script),
  commands: v.optional(commandsWith(commandFault)),
  lag: v.optional(milliseconds),
  mails: v.optional(mails),
});

/** Faults to change: what is left out stays, and `null` clears one. */
export type FaultChanges = {
  [F in Exclude<keyof Faults, 'commands'>]?: Faults[F] | null;
} & { commands?: { [C in ServedCommand]?: CommandFault | null | undefined } | null | undefined };

const changesShape: v.GenericSchema<FaultChanges> = v.strictObject({
  callbacks: v.nullish(callbacks),
  script: v.nullish(script),
  commands: v.nullish(commandsWith(v.nullable(commandFault))),
  lag: v.nullish(milliseconds),
  mails: v.nullish(mails),
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
function read<F>(shape: v.GenericSchema<F>, faults: unknown): F {
  const result = v.safeParse(shape, faults);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new SandboxError('invalid_option', `${wrongValue(issue, 'faults')} ${faultsAdvice}`);
}

/** What is set after a change. `commands` is one object, of which a change names some, too. */
function changed(faults: Readonly<Faults>, { commands, ...others }: FaultChanges): Faults {
  const all = { ...faults, ...others, commands: commands === null ? {} : { ...faults.commands, ...commands } };
  const left = withoutNull(all.commands);
  return withoutNull({ ...all, commands: Object.keys(left).length === 0 ? null : left });
}

type WithoutNull<T> = { [K in keyof T]?: Exclude<T[K], null> };

const withoutNull = <T extends object>(given: T): WithoutNull<T> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The filter is what the type says.
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as WithoutNull<T>;

/** Mails that are held are released by each change after which none are. */
const to =
  (next: (known: Readonly<Faults>) => Faults): FaultChange =>
  ({ faults, releases }) => {
    const set = next(faults);
    return { faults: set, releases: set.mails === undefined ? releases + 1 : releases };
  };

/** Makes a change in all processes of the campaign, and returns the faults that are set then. */
export type ShareFaults = (change: FaultChange) => Promise<SharedFaults>;

/** @param share `null`: there is only this process */
export function createFaults(share: ShareFaults | null): FaultState {
  let shared = noFaults;
  /** Was set here, and the other processes are still to be told. */
  let next: Readonly<Faults> | null = null;
  const make = async (change: FaultChange): Promise<void> => {
    shared = share === null ? change(shared) : await share(change);
  };
  return {
    get current() {
      return next ?? shared.faults;
    },
    get releases() {
      return shared.releases;
    },
    set(given) {
      const faults = read(faultsShape, given);
      if (share !== null) next = faults;
      return make(to(() => faults)).finally(() => {
        if (next === faults) next = null;
      });
    },
    change(given) {
      const changes = read(changesShape, given);
      return make(to((known) => changed(known, changes)));
    },
    follow(others) {
      shared = others;
    },
  };
}
