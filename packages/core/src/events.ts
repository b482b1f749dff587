import type { Command, CommandResult, User } from './contract/index.ts';

/** Where the vendor's script is: not asked for, on its way, usable, given up for now, or switched off. */
export type ScriptState = 'idle' | 'loading' | 'ready' | 'failed' | 'disabled';

/** Whether the visitor lets the vendor's script in: not asked yet, yes, or no. */
export type Consent = 'pending' | 'granted' | 'denied';

/** A command was answered. That somebody authenticated is told with that person, once it is confirmed. */
type CommandEvent = {
  [C in Command]: { type: C; result: C extends 'authenticateUser' ? User : CommandResult<C> };
}[Command];

/** The state of the vendor's script changed: to what. Why it failed stands in the client's `error`. */
interface ScriptEvent {
  type: 'script';
  result: ScriptState;
}

/** The visitor did what no command does. */
interface VisitorEvent {
  /**
   * They opened a referral page in `ReferralPageDialog`, shared a referral link, said whether they consent, or submitted a signup
   * that waits for that: open your consent banner.
   */
  type: 'dialog_opened' | 'shared' | 'consent' | 'consent_required';
  /** Over which network the link was shared, such as `copy`; what was said of consent; else `null`. */
  result: string | null;
}

/** Something that happened: a command by its name with what it answered, or something about script and visitor. */
export type PrefineryEvent = CommandEvent | ScriptEvent | VisitorEvent;
