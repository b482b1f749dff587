import { readCode, type Reader, readNothing, readRewards, readShown, readUser, readUserOrNull } from './answer.ts';
import { type Check, checkDisplay, checkEvent, checkIdentity, checkNewUser, checkSomebody } from './check.ts';
import type { Command, CommandResult } from './contract/index.ts';

/** How the client handles a command. */
export interface Handling<Result = unknown> {
  /** Refuses data that the service would not understand; `null` where the command takes no data. */
  check: Check | null;
  /** Reads the answer; `null` where the vendor gives none. */
  read: Reader<Result> | null;
  /**
   * What it has to do with the browser session: it `changes` it, or it `speaks` for its person where its data names nobody.
   * Neither, where it is about the page or the visitor.
   */
  session?: 'changes' | 'speaks';
}

/** One row per command. */
export const commands: { readonly [C in Command]: Handling<CommandResult<C>> } = {
  addUser: { check: checkNewUser, read: readUser, session: 'changes' },
  authenticateUser: { check: checkSomebody, read: readNothing, session: 'changes' },
  getUser: { check: checkIdentity, read: readUserOrNull, session: 'speaks' },
  triggerRewards: { check: checkEvent, read: readRewards, session: 'speaks' },
  getReferralCode: { check: null, read: readCode, session: 'speaks' },
  getReferrerCode: { check: null, read: readCode },
  popupReferralPage: { check: checkIdentity, read: readNothing, session: 'speaks' },
  closeReferralPage: { check: null, read: readNothing },
  embedReferralPage: { check: checkDisplay, read: readShown, session: 'speaks' },
  embedLeaderboard: { check: checkDisplay, read: readShown, session: 'speaks' },
  recordFormImpression: { check: null, read: readNothing },
  initForms: { check: null, read: null },
  logoutUser: { check: null, read: readNothing, session: 'changes' },
};
