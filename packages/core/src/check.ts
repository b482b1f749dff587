import { countryPattern, emailPattern } from './contract/patterns.ts';
import { PrefineryError } from './errors.ts';

/**
 * Refuses data that the service would not understand, before it leaves the page. Lighter than the contract's schemas,
 * which would be too heavy for a visitor; what is refused here is refused there.
 *
 * @throws {@link PrefineryError} `invalid_data`, naming the field.
 */
export type Check = (data: unknown, command: string) => void;

const identifiers = ['email', 'referral_code', 'id'] as const;

function fail(command: string, about: string): never {
  throw new PrefineryError('invalid_data', { command, about });
}

/** The data as an object of fields; nothing given is an object without fields. */
function fieldsOf(data: unknown, command: string): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) fail(command, 'data must be an object');
  return { ...data };
}

function checkText(fields: Record<string, unknown>, name: string, pattern: RegExp, command: string): void {
  const value = fields[name];
  if (typeof value !== 'string' || !pattern.test(value)) fail(command, `${name} is missing or malformed`);
}

/** An e-mail address, or an object with one. */
export const checkNewUser: Check = (data, command) => {
  const fields = typeof data === 'string' ? { email: data } : fieldsOf(data, command);
  checkText(fields, 'email', emailPattern, command);
  if (fields['country'] !== undefined) checkText(fields, 'country', countryPattern, command);
};

/** Nobody, or a person named by exactly one identifier. */
export const checkIdentity: Check = (data, command) => {
  const fields = data === undefined ? {} : fieldsOf(data, command);
  const named = identifiers.filter((name) => fields[name] !== undefined);
  if (named.length > 1) fail(command, `${named.join(' and ')} are given, but only one of them can name a person`);
  for (const name of named) checkText(fields, name, name === 'email' ? emailPattern : /./, command);
};

/** An element or the id of one that stands in the page, and nobody or a person named by one identifier. */
export const checkDisplay: Check = (data, command) => {
  const { dom_id } = fieldsOf(data, command);
  if (!(dom_id instanceof Element) && !(typeof dom_id === 'string' && document.getElementById(dom_id))) {
    fail(command, `dom_id must be an element or the id of one in the page, not ${String(dom_id)}`);
  }
  checkIdentity(data, command);
};
