import * as v from 'valibot';
import { emailPattern } from './patterns.ts';

const absent = v.optional(v.undefined());
const identifier = v.pipe(v.string(), v.nonEmpty());

/** A user's e-mail address. */
export const email = v.pipe(v.string(), v.regex(emailPattern));

/**
 * HMAC-SHA256 of exactly the identifier that is sent, keyed with the project's identity
 * verification secret, as 64 lower-case hexadecimal digits. Made on your server, never in a browser.
 * Needed where the project has identity verification enabled and the browser has no session.
 */
export const signature = v.optional(v.string());

/** No identity: the command is about the user of the browser session. */
export const sessionEntries = {
  email: absent,
  referral_code: absent,
  id: absent,
  signature: absent,
};

export const byEmailEntries = {
  /** The user's e-mail address. */
  email,
  referral_code: absent,
  id: absent,
  /** Signature of the e-mail address. */
  signature,
};

export const byReferralCodeEntries = {
  email: absent,
  /** The user's referral code. */
  referral_code: identifier,
  id: absent,
  /** Signature of the referral code. */
  signature,
};

export const byIdEntries = {
  email: absent,
  referral_code: absent,
  /** The user's id. */
  id: identifier,
  /** Signature of the id. */
  signature,
};

/** Exactly one of e-mail address, referral code and id, with its signature where one is needed. */
export const identity = v.union([v.object(byEmailEntries), v.object(byReferralCodeEntries), v.object(byIdEntries)]);

/**
 * Names a user by exactly one of e-mail address, referral code and id. The `signature` comes from your server; it is
 * needed where the project verifies identities and the browser has no session.
 *
 * The vendor documents it as the data of `authenticateUser`, `getUser` and other calls of its JavaScript Web API.
 *
 * @example
 * ```ts
 * const identity: Identity = { email: 'leonard@bigbangtheory.com', signature: '69b1418832b3…' };
 * ```
 */
export type Identity = v.InferOutput<typeof identity>;
