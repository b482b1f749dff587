import { PrefineryError } from './errors.ts';
import type { Consent } from './events.ts';
import { projectOf } from './snippet.ts';

/** Options of a client. */
export interface PrefineryOptions {
  /** The project's id, as it stands in the vendor's snippet: 8 lower-case letters and digits. */
  project: string;
  /**
   * Address of the script. Give a sandbox's address to develop and test without an account; nothing else changes.
   *
   * @defaultValue the vendor's script for this project
   */
  scriptUrl?: string | undefined;
  /** Nonce for the script element, for pages with a Content-Security-Policy. */
  nonce?: string | undefined;
  /**
   * For pages whose Content-Security-Policy says `require-trusted-types-for 'script'`: a policy made with
   * `trustedTypes.createPolicy`, whose `createScriptURL` lets the script's address through. A policy with the name
   * `default` does not have to be given.
   */
  trustedTypesPolicy?: TrustedTypesPolicy | undefined;
  /**
   * How long a command waits for its answer, in ms. `Infinity`: no limit.
   *
   * @defaultValue 10000
   */
  timeout?: number | undefined;
  /**
   * Whether the visitor lets the vendor's script in. While it is `pending` nothing is loaded, no cookie is read or
   * written, and commands wait, their timeouts with them. `denied` switches everything off: commands reject with
   * `disabled`. `setConsent` changes it later. All clients of a page share it: the last value counts.
   *
   * A vendor's snippet in the page loads its script regardless of this option: write the script as `type="text/plain"`
   * until the visitor consents.
   *
   * @defaultValue `'granted'`
   */
  consent?: Consent | undefined;
}

/** The part of a trusted types policy that the client uses. */
export interface TrustedTypesPolicy {
  createScriptURL: (address: string) => unknown;
}

/**
 * Whether a project's id can be a part of the script's address. Other characters could change where the address leads.
 */
export const isProject = (project: unknown): boolean => typeof project === 'string' && /^\w+$/.test(project);

/**
 * Refuses options that cannot work, and says what to write instead. For development: options may come from an
 * environment variable that is not set, or from code without types.
 *
 * @throws {@link PrefineryError} `invalid_options`, naming the option.
 */
export function checkOptions({
  project,
  scriptUrl,
  nonce,
  timeout,
  trustedTypesPolicy,
  consent,
}: PrefineryOptions): void {
  if (!isProject(project) || !/^[a-z0-9]{8}$/.test(project)) {
    const isUnset = !project || /^(undefined|null)$/.test(project);
    refuse(
      'project',
      project,
      `Give the id that stands in the vendor's snippet between /v2/ and .js: 8 lower-case letters and digits, such as "abcd1234".${isUnset ? ' Is an environment variable not set?' : ''}`,
    );
  }
  if (scriptUrl !== undefined) {
    if (!isAddress(scriptUrl)) {
      refuse('scriptUrl', scriptUrl, 'Give an address such as "http://localhost:4747/widget/v2/abcd1234.js", or none.');
    }
    const other = projectOf(scriptUrl);
    if (other !== undefined && other !== project) {
      refuse(
        'scriptUrl',
        scriptUrl,
        `It is the script of the project "${other}", and project is "${project}". Give both the same.`,
      );
    }
  }
  if (nonce !== undefined && typeof nonce !== 'string') {
    refuse('nonce', nonce, 'Give the text that stands after "nonce-" in the Content-Security-Policy, or none.');
  }
  if (consent !== undefined && !['pending', 'granted', 'denied'].includes(consent)) {
    refuse('consent', consent, 'Give "pending", "granted" or "denied".');
  }
  if (trustedTypesPolicy !== undefined && typeof trustedTypesPolicy?.createScriptURL !== 'function') {
    refuse(
      'trustedTypesPolicy',
      trustedTypesPolicy,
      'Give what trustedTypes.createPolicy(name, { createScriptURL }) returns, or none.',
    );
  }
  checkTimeout(timeout);
}

/** Refuses a timeout that is not a number above 0. For development. */
export function checkTimeout(timeout: number | undefined, command?: string): void {
  if (timeout === undefined || (typeof timeout === 'number' && timeout > 0)) return;
  refuse('timeout', timeout, 'Give a number of milliseconds above 0, or Infinity for no timeout.', command);
}

function refuse(name: string, value: unknown, cure: string, command?: string): never {
  throw new PrefineryError('invalid_options', { command, about: `${name} is ${show(value)}. ${cure}` });
}

const show = (value: unknown): string =>
  typeof value === 'string' ? `"${value}"` : typeof value === 'object' && value ? 'an object' : String(value);

function isAddress(text: string): boolean {
  try {
    // A server has no page to resolve relative addresses against, so any base will do.
    return (
      typeof text === 'string' &&
      text !== '' &&
      /^https?:$/.test(new URL(text, globalThis.location?.href ?? 'http://localhost').protocol)
    );
  } catch {
    return false;
  }
}
