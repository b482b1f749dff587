/** What went wrong, for programs: it stays the same while messages get better. */
export type SandboxErrorCode =
  | 'invalid_option'
  | 'database_in_use'
  | 'database_unreachable'
  | 'database_newer'
  | 'port_in_use'
  | 'cannot_listen'
  | 'unknown_person'
  | 'unknown_reward';

/**
 * Why a sandbox could not be made, served or told what to do. The message says what happened and what to do next.
 *
 * @example
 * ```ts
 * try {
 *   await createSandbox({ project: 'abcd1234', database: './.prefinery' });
 * } catch (error) {
 *   if (error instanceof SandboxError && error.code === 'database_in_use') console.log('It is running already.');
 * }
 * ```
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: SandboxErrorCode;

  constructor(code: SandboxErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Whoever can reach the sandbox could sign for anybody. */
export const publicSecret = (): SandboxError =>
  new SandboxError(
    'invalid_option',
    'secret: the default one is known to everybody, and other machines can reach this sandbox. Give it one of your own, or ' +
      'sandbox_secret_do_not_use if that is what you want.',
  );

export const unknownPerson = (email: string): SandboxError =>
  new SandboxError('unknown_person', `Nobody has the address ${email}. Have them join first.`);
