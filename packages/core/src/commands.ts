import { readCode, type Reader, readNothing, readRewards, readShown, readUser, readUserOrNull } from './answer.ts';
import { type Check, checkDisplay, checkEvent, checkIdentity, checkNewUser, checkRequiredIdentity } from './check.ts';
import type { Command, CommandResult } from './contract/index.ts';

/** How the client handles a command. */
export interface Handling<Result = unknown> {
  /** Checks the data; `null` where the command takes none. */
  check: Check | null;
  /** Reads the answer; `null` where the vendor does not answer. */
  read: Reader<Result> | null;
  /**
   * How the command depends on the browser session. `changes`: it starts or ends it. `uses`: without an identity in its
   * data it is about the session's user. `undefined`: it is about the page or the visitor.
   */
  session?: 'changes' | 'uses';
}

/** One row per command. */
export const commands: { readonly [C in Command]: Handling<CommandResult<C>> } = {
  addUser: { check: checkNewUser, read: readUser, session: 'changes' },
  authenticateUser: { check: checkRequiredIdentity, read: readNothing, session: 'changes' },
  getUser: { check: checkIdentity, read: readUserOrNull, session: 'uses' },
  triggerRewards: { check: checkEvent, read: readRewards, session: 'uses' },
  getReferralCode: { check: null, read: readCode, session: 'uses' },
  getReferrerCode: { check: null, read: readCode },
  popupReferralPage: { check: checkIdentity, read: readNothing, session: 'uses' },
  closeReferralPage: { check: null, read: readNothing },
  embedReferralPage: { check: checkDisplay, read: readShown, session: 'uses' },
  embedLeaderboard: { check: checkDisplay, read: readShown, session: 'uses' },
  recordFormImpression: { check: null, read: readNothing },
  initForms: { check: null, read: null },
  logoutUser: { check: null, read: readNothing, session: 'changes' },
};
