import { shorten } from './campaign/shorten.ts';

const codes = [
  'invalid_option',
  'database_in_use',
  'database_unreachable',
  'database_newer',
  'database_timeout',
  'database_failed',
  'disk_full',
  'port_in_use',
  'cannot_listen',
  'unknown_person',
  'unknown_reward',
  'unknown_snapshot',
  'invalid_snapshot',
  'invalid_csv',
  'unknown_webhook',
  'unknown_project',
  'unknown_mail',
  'unknown_link',
  'unreachable',
  'forbidden',
  'refused',
] as const;

/**
 * What went wrong, for programs. Codes stay the same when messages are reworded. The last four are of the client: a link that
 * leads nowhere, no sandbox at the address, a missing control token, and a command or a request that the sandbox has refused.
 */
export type SandboxErrorCode = (typeof codes)[number];

export const isErrorCode = (text: string | null): text is SandboxErrorCode => codes.some((code) => code === text);

/**
 * Why a sandbox could not be created or served, or refused a call. The message says what happened and what to do next.
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

/** With the default secret, anyone who can reach the sandbox could sign any identity. */
export const publicSecret = (): SandboxError =>
  new SandboxError(
    'invalid_option',
    'secret: the default one is known to everybody, and other machines can reach this sandbox. Give it one of your own, or ' +
      'sandbox_secret_do_not_use if that is what you want.',
  );

/** With the default webhook secret, anyone could sign webhooks for a server that believes this sandbox. */
export const publicWebhookSecret = (): SandboxError =>
  new SandboxError(
    'invalid_option',
    'webhookSecret: the default one is known to everybody, and webhooks are sent to another machine. Give it one of your ' +
      'own, or whsec_sandbox_do_not_use if that is what you want.',
  );

/** Whether the database is the cause. A retry may succeed. */
export const isOfDatabase = (error: unknown): boolean =>
  error instanceof SandboxError && (error.code.startsWith('database_') || error.code === 'disk_full');

export const databaseTimeout = (cause?: unknown): SandboxError =>
  new SandboxError(
    'database_timeout',
    'The database did not answer in time. What was asked was given up, and nothing of it is kept. Try again.',
    { cause },
  );

export const databaseUnreachable = (cause: unknown): SandboxError =>
  new SandboxError('database_unreachable', 'The sandbox has lost its connection to the database. Try again.', {
    cause,
  });

export const databaseFailed = (where: 'memory' | 'directory', cause?: unknown): SandboxError =>
  new SandboxError(
    'database_failed',
    where === 'memory'
      ? 'The database in memory has failed, and the people in it are gone. Start the sandbox again.'
      : 'The embedded database has failed. Is its disk full? It is opened again with the next request; what was acknowledged is kept.',
    { cause },
  );

export const diskFull = (cause?: unknown): SandboxError =>
  new SandboxError(
    'disk_full',
    'The disk of the database is full, so nothing can be changed. Free some space (20 MB will do): then it goes on by itself.',
    { cause },
  );

export const fullAtStart = (directory: string, cause?: unknown): SandboxError =>
  new SandboxError(
    'disk_full',
    `The disk of ${directory} is full. Free some space (20 MB beside the database will do), and start the sandbox again.`,
    { cause },
  );

export const unknownPerson = (email: string): SandboxError =>
  new SandboxError('unknown_person', `Nobody has the address ${shorten(email)}. Have them join first.`);

export const unknownProject = (project: string): SandboxError =>
  new SandboxError(
    'unknown_project',
    `There is no project ${shorten(project)}, or not any more. POST /projects creates one.`,
  );
