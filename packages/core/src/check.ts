import { countryPattern, emailPattern } from './contract/patterns.ts';
import { PrefineryError } from './errors.ts';

/**
 * Refuses data that the service would not understand, before it leaves the page. Lighter than the contract's schemas,
 * which would be too heavy for a visitor; what is refused here is refused there.
 *
 * @throws {@link PrefineryError} `invalid_data`, naming the field.
 */
export type Check = (data: unknown, command: string) => void;

type Fields = Record<string, unknown>;

// A production bundle drops the sentences and keeps the name of the field.
const isDev = process.env.NODE_ENV !== 'production';

function fail(command: string, field: string, why: string | false): never {
  throw new PrefineryError('invalid_data', { command, about: why ? `${field} ${why}` : field });
}

function fieldsOf(data: unknown, command: string): Fields {
  if (typeof data !== 'object' || data === null) fail(command, 'data', isDev && 'must be an object');
  return { ...data };
}

function checkText(fields: Fields, name: string, pattern: RegExp, command: string): void {
  const value = fields[name];
  if (typeof value !== 'string' || !pattern.test(value)) fail(command, name, isDev && 'is missing or malformed');
}

/** At most one of the names has a value, and that is a text. */
function checkNamed(fields: Fields, command: string): void {
  const named = ['email', 'referral_code', 'id'].filter((name) => fields[name] !== undefined);
  if (named.length > 1) fail(command, named.join(' and '), isDev && 'are given, but only one of them can name a person');
  for (const name of named) checkText(fields, name, name === 'email' ? emailPattern : /./, command);
}

/** An e-mail address, or an object with one. */
export const checkNewUser: Check = (data, command) => {
  const fields = typeof data === 'string' ? { email: data } : fieldsOf(data, command);
  checkText(fields, 'email', emailPattern, command);
  if (fields['country'] !== undefined) checkText(fields, 'country', countryPattern, command);
};

/** A person named by one identifier, or nobody. */
export const checkIdentity: Check = (data, command) => {
  if (data !== undefined) checkNamed(fieldsOf(data, command), command);
};

/** An event, and nobody or a person. */
export const checkEvent: Check = (data, command) => {
  const fields = fieldsOf(data, command);
  checkText(fields, 'event', /./, command);
  checkNamed(fields, command);
};

/** An element or the id of one that stands in the page, and nobody or a person. */
export const checkDisplay: Check = (data, command) => {
  const fields = fieldsOf(data, command);
  const { dom_id: target } = fields;
  if (!(target instanceof Element) && !(typeof target === 'string' && document.getElementById(target))) {
    fail(command, 'dom_id', isDev && `must be an element or the id of one in the page, not ${String(target)}`);
  }
  checkNamed(fields, command);
};
