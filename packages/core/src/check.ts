import { countryPattern, emailPattern } from './contract/patterns.ts';
import { PrefineryError } from './errors.ts';

/**
 * Refuses data that the service would not understand, before it leaves the page, and answers what goes between the
 * command's name and the callback. Lighter than the contract's schemas, which would be too heavy for a visitor; what is
 * refused here is refused there.
 *
 * @throws {@link PrefineryError} `invalid_data`, naming the field.
 */
export type Check = (data: unknown, command: string) => unknown[];

type Fields = Record<string, unknown>;

const filled = /./;

function fail(command: string, about: string): never {
  throw new PrefineryError('invalid_data', { command, about });
}

function fieldsOf(data: unknown, command: string): Fields {
  if (typeof data !== 'object' || data === null) fail(command, 'data');
  return { ...data };
}

function checkText(fields: Fields, name: string, pattern: RegExp, command: string): void {
  const value = fields[name];
  if (typeof value !== 'string' || !pattern.test(value)) fail(command, name);
}

/** At most one of the identifiers is there, and is one. */
function checkNamed(fields: Fields, command: string): void {
  const named = ['email', 'referral_code', 'id'].filter((name) => fields[name] !== undefined);
  if (named.length > 1) fail(command, named.join(' and '));
  for (const name of named) checkText(fields, name, name === 'email' ? emailPattern : filled, command);
}

/** An e-mail address, or an object with one. */
export const checkNewUser: Check = (data, command) => {
  const fields = typeof data === 'string' ? { email: data } : fieldsOf(data, command);
  checkText(fields, 'email', emailPattern, command);
  if (fields['country'] !== undefined) checkText(fields, 'country', countryPattern, command);
  return [data];
};

/** A person named by one identifier, or nobody. */
export const checkIdentity: Check = (data, command) => {
  if (data === undefined) return [];
  checkNamed(fieldsOf(data, command), command);
  return [data];
};

/** A person named by one identifier. */
export const checkSomebody: Check = (data, command) => checkIdentity(data ?? null, command);

/** An event, and nobody or a person. */
export const checkEvent: Check = (data, command) => {
  const fields = fieldsOf(data, command);
  checkText(fields, 'event', filled, command);
  checkNamed(fields, command);
  return [data];
};

/** An element or the id of one that stands in the page, and nobody or a person. */
export const checkDisplay: Check = (data, command) => {
  const fields = fieldsOf(data, command);
  const { dom_id: given } = fields;
  const target = given instanceof Element ? given : document.getElementById(String(given));
  if (!target) fail(command, 'dom_id');
  checkNamed(fields, command);
  // The vendor finds its target by id, so an element without one gets one.
  target.id ||= `prefinery${Math.random().toString(36).slice(2)}`;
  return [{ ...fields, dom_id: target.id }];
};
