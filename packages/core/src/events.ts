import type { Command, CommandResult, User } from './contract/index.ts';
import type { PrefineryError } from './errors.ts';

/** Where the vendor's script is: not asked for, on its way, usable, given up for now, or switched off. */
export type ScriptState = 'idle' | 'loading' | 'ready' | 'failed' | 'disabled';

/** Whether the visitor lets the vendor's script in: not asked yet, yes, or no. */
export type Consent = 'pending' | 'granted' | 'denied';

/** A command was answered. That somebody authenticated is told with that person, once it is confirmed. */
type CommandEvent = {
  [C in Command]: { type: C; result: C extends 'authenticateUser' ? User : CommandResult<C> };
}[Command];

/** The state of the vendor's script changed: to what. Why it failed is told by an `error`, too. */
interface ScriptEvent {
  type: 'script';
  result: ScriptState;
}

/** Something failed, as its error says: a command, the script, a share. What the visitor has denied or the app has aborted is no failure. */
interface FailureEvent {
  type: 'error';
  error: PrefineryError;
}

/** A visitor shared a referral link: over which network, or by `copy`, `system` or `qr`. */
interface SharedEvent {
  type: 'shared';
  result: string;
}

/** A visitor opened `ReferralPageDialog`. */
interface DialogEvent {
  type: 'dialog_opened';
  result: null;
}

/** A visitor said whether they consent: what they said. */
interface ConsentEvent {
  type: 'consent';
  result: Consent;
}

/** A visitor submitted a signup that waits for their consent: open your consent banner. */
interface ConsentRequiredEvent {
  type: 'consent_required';
  result: null;
}

/**
 * Something that happened: a command by its name with what it answered, a failure, or something about script and visitor. Its
 * `type` tells what else it has.
 */
export type PrefineryEvent =
  | CommandEvent
  | FailureEvent
  | ScriptEvent
  | SharedEvent
  | DialogEvent
  | ConsentEvent
  | ConsentRequiredEvent;
