/**
 * What went wrong on your server, for programs. Stable: a code is never renamed or given another meaning.
 *
 * - `invalid_options`: a secret or a project's id is missing, or cannot be one.
 * - `invalid_identity`: there is not exactly one identifier to sign.
 * - `webhook_unsigned`: the request has no `X-Prefinery-Signature`.
 * - `webhook_malformed`: that header is not `t=…,v1=…`.
 * - `webhook_forged`: the signature is wrong: another secret, another body, or another sender.
 * - `webhook_expired`: the signature is right, but its time is too far from now.
 * - `webhook_unreadable`: the body was read before, or is not an event.
 */
export type PrefineryServerErrorCode =
  | 'invalid_options'
  | 'invalid_identity'
  | 'webhook_unsigned'
  | 'webhook_malformed'
  | 'webhook_forged'
  | 'webhook_expired'
  | 'webhook_unreadable';

/**
 * The error class of `@prefinery-kit/core/server`. Branch on `code`; `message` is for developers, not for the response.
 * It never contains a secret or a signature.
 *
 * @example
 * ```ts
 * if (error instanceof PrefineryServerError && error.code === 'webhook_expired') log('Is the clock right?');
 * ```
 */
export class PrefineryServerError extends Error {
  override readonly name = 'PrefineryServerError';
  /** What went wrong, for programs. */
  readonly code: PrefineryServerErrorCode;

  constructor(code: PrefineryServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
