/**
 * The contract: one row per command of the vendor's JavaScript Web API, and all there is to say about it.
 * The client, the sandbox's widget and server, and the conformance test are built from this table.
 *
 * Only what the vendor documents is in here. The vendor's field names are untouched.
 */
import * as v from 'valibot';
import { displayData } from './display.ts';
import { identity } from './identity.ts';
import { eventData, reward } from './reward.ts';
import { addUserData, user } from './user.ts';

/** What a command does: it changes the campaign, it reads from it, or it draws into the page. */
export type Kind = 'write' | 'read' | 'display';

/** One command: its purpose, what it is given and what it answers. */
export interface Row {
  kind: Kind;
  data: v.GenericSchema;
  result: v.GenericSchema;
}

const nothing = v.undefined();
const codeOrNull = v.nullable(v.string());
/** The user that is shown, if there is one. */
const shown = v.nullable(user);

export const contract = {
  /** Adds a user, or updates the one with this e-mail address. For a new user a browser session starts. */
  addUser: { kind: 'write', data: addUserData, result: user },
  /** Starts the browser session of a user for whom your server made a signature. */
  authenticateUser: { kind: 'write', data: identity, result: nothing },
  /** Answers the user of the identity, or without an identity the one of the browser session. */
  getUser: { kind: 'read', data: v.optional(identity), result: v.nullable(user) },
  /** Reports a custom event of a user, and answers the rewards that were earned by it. */
  triggerRewards: { kind: 'write', data: eventData, result: v.array(reward) },
  /** Answers the referral code of the user of the browser session, or `null`. */
  getReferralCode: { kind: 'read', data: nothing, result: codeOrNull },
  /** Answers the referral code of the visitor's referrer, or `null`. */
  getReferrerCode: { kind: 'read', data: nothing, result: codeOrNull },
  /** Shows a user's referral page in the vendor's own popup. */
  popupReferralPage: { kind: 'display', data: v.optional(identity), result: nothing },
  /** Closes the vendor's own popup. */
  closeReferralPage: { kind: 'display', data: nothing, result: nothing },
  /** Draws a user's referral page into an element. */
  embedReferralPage: { kind: 'display', data: displayData, result: shown },
  /** Draws the ten leading users into an element, with one user highlighted. */
  embedLeaderboard: { kind: 'display', data: displayData, result: shown },
  /** Records that the signup form was seen. Counted once per visitor. */
  recordFormImpression: { kind: 'write', data: nothing, result: nothing },
  /** Looks for the vendor's own forms in the page again, after a single-page app has written new ones. No callback. */
  initForms: { kind: 'display', data: nothing, result: nothing },
  /** Ends the browser session. */
  logoutUser: { kind: 'write', data: nothing, result: nothing },
} as const satisfies Record<string, Row>;

export type Contract = typeof contract;
/** The name of a command. */
export type Command = keyof Contract;
/** What a command is given. */
export type CommandData<C extends Command> = v.InferInput<Contract[C]['data']>;
/** What a command answers. */
export type CommandResult<C extends Command> = v.InferOutput<Contract[C]['result']>;

export { displayData } from './display.ts';
export { email, identity, type Identity, signature } from './identity.ts';
export { countryPattern, emailPattern } from './patterns.ts';
export { eventData, type Reward, reward } from './reward.ts';
export { addUserData, type NewUser, newUser, profile, type User, user } from './user.ts';
