/**
 * A typed client around Prefinery's browser script. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export type { CallOptions } from './call.ts';
export { type ClientSession, createPrefinery, type Prefinery } from './client.ts';
export type { Command, CommandData, CommandResult, Identity, NewUser, Reward, User } from './contract/index.ts';
export type { Consent, PrefineryEvent, ScriptState } from './events.ts';
export {
  isPrefineryError,
  isUnreachable,
  PrefineryError,
  type PrefineryErrorCode,
  type PrefineryErrorDetails,
} from './errors.ts';
export type { PrefineryOptions, TrustedTypesPolicy } from './options.ts';
export { type Landing, readLanding, withLanding } from './landing.ts';
export type { IdentitySource, KnownIdentity, SessionState } from './session.ts';
export { completeUser } from './user.ts';
