import type { Command, CommandResult, User } from './contract/index.ts';
import type { PrefineryError } from './errors.ts';

/**
 * The state of the vendor's script: not requested yet, loading, usable, failed after all retries, or switched off
 * because the visitor denied consent.
 */
export type ScriptState = 'idle' | 'loading' | 'ready' | 'failed' | 'disabled';

/** Whether the visitor lets the vendor's script in: not answered yet, yes, or no. */
export type Consent = 'pending' | 'granted' | 'denied';

/** A command was answered. `authenticateUser` is emitted once the session is confirmed, with its user. */
type CommandEvent = {
  [C in Command]: { type: C; result: C extends 'authenticateUser' ? User : CommandResult<C> };
}[Command];

/** The state of the vendor's script changed. A failure also emits an `error`. */
interface ScriptEvent {
  type: 'script';
  result: ScriptState;
}

/** A command, the script or a share failed. Not emitted for what the visitor denied or the app aborted. */
interface FailureEvent {
  type: 'error';
  error: PrefineryError;
}

/** A visitor shared a referral link. `result` is the network, or `copy`, `system` or `qr`. */
interface SharedEvent {
  type: 'shared';
  result: string;
}

/** A visitor opened `ReferralPageDialog`. */
interface DialogEvent {
  type: 'dialog_opened';
  result: null;
}

/** The visitor's consent changed. */
interface ConsentEvent {
  type: 'consent';
  result: Consent;
}

/** A visitor submitted a signup, which waits for their consent: open your consent banner. */
interface ConsentRequiredEvent {
  type: 'consent_required';
  result: null;
}

/**
 * An event of a client. An answered command has the command's name as its `type`, and its answer as `result`. The other
 * types are about failures, the script and the visitor.
 */
export type PrefineryEvent =
  | CommandEvent
  | FailureEvent
  | ScriptEvent
  | SharedEvent
  | DialogEvent
  | ConsentEvent
  | ConsentRequiredEvent;
