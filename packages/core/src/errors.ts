/**
 * What went wrong, for programs. Stable: a code is never renamed or given another meaning.
 *
 * - `invalid_options`: `createPrefinery`, or a call, was given an option that it cannot work with.
 * - `invalid_data`: a command was given data that the service would not understand. Nothing was sent.
 * - `no_browser`: a command was called where there is no page, such as on a server. Nothing was sent.
 * - `no_provider`: a hook or component of the React kit stands outside its provider.
 * - `disabled`: the client is switched off. Nothing was sent.
 * - `project_conflict`: the page already serves another project, or loads the script from another address; the vendor's
 *   global function serves one. Nothing was sent.
 * - `version_conflict`: the page already serves another version of this kit, whose clients cannot share a session with
 *   this one.
 * - `script_failed`: the vendor's script could not be loaded: blocked, offline, or not a script. Nothing was sent.
 * - `timeout`: the command was sent and not answered in time. It may have taken effect.
 * - `aborted`: the caller's `signal` ended the wait. If the command was already sent, it may have taken effect.
 * - `unauthorized`: the signature is wrong (HTTP 401).
 * - `forbidden`: a session or a right signature is needed (HTTP 403).
 * - `rejected`: the service refused for another reason; the message quotes it.
 * - `identity_failed`: the function that the React kit's provider was given as `identity` failed.
 * - `share_failed`: the browser did not copy, share or save a referral link.
 * - `honeypot`: a signup form's honeypot was filled in, as robots do. Nothing was sent.
 * - `post_blocked`: the browser was to post a signup form, because the script had failed, and the page was not left: a
 *   Content-Security-Policy (`form-action`) or a sandboxed frame does not allow it. Nothing was sent.
 * - `invalid_answer`: the service answered something that is neither a result nor an error.
 */
export type PrefineryErrorCode =
  | 'invalid_options'
  | 'invalid_data'
  | 'no_browser'
  | 'no_provider'
  | 'disabled'
  | 'project_conflict'
  | 'version_conflict'
  | 'script_failed'
  | 'timeout'
  | 'aborted'
  | 'unauthorized'
  | 'forbidden'
  | 'rejected'
  | 'identity_failed'
  | 'share_failed'
  | 'honeypot'
  | 'post_blocked'
  | 'invalid_answer';

/** Details of an error beside its code. */
export interface PrefineryErrorDetails {
  /** The command that failed; absent if the error is not about a command. */
  command?: string | undefined;
  /** HTTP status, where the service gave one. */
  status?: number | undefined;
  /** The field, value, address or words that the error is about. */
  about?: string | undefined;
  /** What caused it. */
  cause?: unknown;
}

/** Where each code has a section with causes and cures. */
const guide = 'https://github.com/prefinery-kit/prefinery-kit/blob/main/docs/errors.md';

// For development only: production bundles drop the address above and both tables.
const fields: Record<string, string> = {
  data: 'must be an object',
  email: 'must be an e-mail address',
  referral_code: 'must be a text that is not empty',
  id: 'must be a text that is not empty',
  country: 'must be two letters, such as "US"',
  event: 'must be the name of a custom event',
  shadow_root:
    "cannot hold a page of the vendor's, because its script looks for elements in the document only. Render this part outside of the shadow root, such as into its host, and show it by a <slot>",
  other_document:
    "cannot hold a page of the vendor's, because its script looks for elements in the page's own document only, and this one stands in another document, such as that of a frame. Draw this part in the page",
  dom_id: 'must be an element, or the id of one that stands in the page',
};

const explanations: Record<PrefineryErrorCode, (about: string, cause: unknown) => string> = {
  invalid_options: (about) => about,
  invalid_data: (about) => `${about} ${fields[about] ?? 'cannot be given together'}. Nothing was sent.`,
  no_browser: () =>
    'There is no page here. Call commands in an effect or an event handler, not while rendering on a server.',
  no_provider: (about) => `Wrap the app, or the part of it that uses the kit, in <${about || 'PrefineryProvider'}>.`,
  disabled: () => "The client is switched off (consent: 'denied'). Nothing was sent.",
  project_conflict: (about) =>
    `This page already loads ${about}. The vendor's script has one global function a page, so a page serves one project from one address.`,
  version_conflict: (about) =>
    `Another version of @prefinery-kit/core is on this page (${about}). Have your bundler, or both islands, use one version.`,
  script_failed: (about, cause) =>
    cause instanceof Error
      ? `The page does not let the script ${about} in: ${cause.message} Where a Content-Security-Policy requires trusted types, give the option trustedTypesPolicy.`
      : `The script ${about} did not load or is not the vendor's. Is the address right? A content blocker, the network or a Content-Security-Policy may stop it. Call load() to try again.`,
  timeout: (about) => `Sent, but no answer within ${about} ms. It may have taken effect: read before you repeat it.`,
  aborted: () => 'Aborted by its signal. If it was already sent, it may have taken effect.',
  unauthorized: () =>
    "The signature is wrong. Sign exactly the identifier that is sent, with the project's identity verification secret, on your server.",
  forbidden: () =>
    'The project verifies identities: pass an identity with its signature, or let the person join or authenticate first in this browser session.',
  rejected: (about) => `The service refused: ${about || 'it gave no reason'}`,
  identity_failed: () => 'The function that the provider was given as identity failed: see the cause.',
  share_failed: (about) => `The browser refused: ${about || 'it gave no reason'}`,
  honeypot: () => 'The field that nobody sees was filled in, as robots do. Nothing was sent.',
  post_blocked: (about) =>
    about
      ? `The script had failed, and the page's Content-Security-Policy does not let the browser post the form in its place: add ${about} to form-action.`
      : 'The script had failed, and the browser did not leave the page to post the form in its place. A sandboxed frame needs allow-forms.',
  invalid_answer: (about) => `The service answered ${about}, which is neither a result nor an error.`,
};

/**
 * The one error class of this kit. Branch on `code`; `message` is for developers and may change.
 *
 * @example
 * ```ts
 * try {
 *   await prefinery.addUser(email);
 * } catch (error) {
 *   if (isPrefineryError(error) && error.code === 'forbidden') showWayBack();
 * }
 * ```
 */
export class PrefineryError extends Error {
  override readonly name = 'PrefineryError';
  /** What went wrong, for programs. */
  declare readonly code: PrefineryErrorCode;
  /** The command that failed; `undefined` if the error is not about a command. */
  declare readonly command: string | undefined;
  /** HTTP status, where the service gave one. */
  declare readonly status: number | undefined;

  constructor(code: PrefineryErrorCode, { command, status, about = '', cause }: PrefineryErrorDetails = {}) {
    const what =
      process.env.NODE_ENV === 'production'
        ? `${code} ${about}`
        : `${explanations[code](about, cause)} See ${guide}#${code}`;
    super(`${command ?? 'prefinery'}: ${what}`, { cause });
    Object.assign(this, { code, command, status });
  }
}

/** Whether an error has one of these codes. */
export const hasCode = ({ code }: PrefineryError, ...codes: readonly PrefineryErrorCode[]): boolean =>
  codes.includes(code);

/**
 * Whether a value is an error of this kit, also when it comes from another copy of it or from another frame.
 *
 * @example
 * ```ts
 * const problem: unknown = await prefinery.getUser().catch((error: unknown) => error);
 * if (isPrefineryError(problem) && problem.code === 'script_failed') showOffline();
 * ```
 */
export function isPrefineryError(error: unknown): error is PrefineryError {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'PrefineryError';
}

/** Whether the service refused because a session or a right signature is missing. */
export const isRefusal = (error: unknown): boolean =>
  isPrefineryError(error) && hasCode(error, 'unauthorized', 'forbidden');

/**
 * Whether nothing can be sent now, because the script does not load or the visitor did not consent. It may work later.
 *
 * @example
 * ```ts
 * const problem: unknown = await prefinery.getUser().catch((error: unknown) => error);
 * if (isUnreachable(problem)) showOffline();
 * ```
 */
export const isUnreachable = (error: unknown): boolean =>
  isPrefineryError(error) && hasCode(error, 'script_failed', 'disabled');
