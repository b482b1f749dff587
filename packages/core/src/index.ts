/**
 * A typed client around Prefinery's browser script. Not affiliated with Prefinery.
 *
 * @packageDocumentation
 */
export type { CallOptions } from './call.ts';
export { createPrefinery, type Prefinery } from './client.ts';
export type { Command, CommandData, CommandResult, Identity, NewUser, Reward, User } from './contract/index.ts';
export type { Consent, PrefineryEvent, ScriptState } from './events.ts';
export { isPrefineryError, PrefineryError, type PrefineryErrorCode, type PrefineryErrorDetails } from './errors.ts';
export type { PrefineryOptions, TrustedTypesPolicy } from './options.ts';
export { type Landing, readLanding, withLanding } from './landing.ts';
