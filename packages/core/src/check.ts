import { isFields } from './answer.ts';
import { countryPattern, emailPattern } from './contract/patterns.ts';
import { PrefineryError } from './errors.ts';

/**
 * Checks the data of a command before it is sent, and returns the arguments between the command's name and the
 * callback. The contract's schemas would be too large for a visitor's browser. Whatever is refused here, the schemas
 * refuse, too.
 *
 * @throws {@link PrefineryError} `invalid_data`, naming the field.
 */
export type Check = (data: unknown, command: string) => unknown[];

type Fields = Record<string, unknown>;

type Name = 'email' | 'referral_code' | 'id' | 'country' | 'event';

/** The patterns of fields for which any non-empty text is not enough. */
const patterns: Partial<Record<Name, RegExp>> = { email: emailPattern, country: countryPattern };

/** The fields that can name a user. */
export const identifiers = ['email', 'referral_code', 'id'] as const;

function refuse(command: string, about: string): never {
  throw new PrefineryError('invalid_data', { command, about });
}

/** The required field must be present, and every present field must be valid. */
function checkFields(data: unknown, command: string, names: readonly Name[], required?: Name): Fields {
  if (!isFields(data)) refuse(command, 'data');
  for (const name of names) {
    const value = data[name];
    if (name !== required && value === undefined) continue;
    if (typeof value !== 'string' || !(patterns[name] ?? /./).test(value)) refuse(command, name);
  }
  return data;
}

/** At most one identifier may be present. */
function checkNamed(data: unknown, command: string, required?: Name): Fields {
  const fields = checkFields(data, command, required ? [required, ...identifiers] : identifiers, required);
  const named = identifiers.filter((name) => fields[name]);
  if (named.length > 1) refuse(command, named.join(' and '));
  return fields;
}

/** Fields that cannot be empty: a country, and what the service finds by itself if it is not given. */
const neverEmpty = /^(country|utm_|referred_by|http_referrer)/;

/**
 * A copy without the fields that were not filled in. Form libraries pass these as `undefined` or `null`, or as empty
 * texts. Another field that is empty is sent: it clears what the service has stored.
 */
export function withoutBlank<Data extends object>(data: Data): Data {
  const copy = { ...data };
  for (const name in copy)
    if ((copy[name] ?? null) === null || (copy[name] === '' && neverEmpty.test(name)))
      Reflect.deleteProperty(copy, name);
  return copy;
}

/** An e-mail address, or an object with one. */
export const checkNewUser: Check = (data, command) => {
  const fields = isFields(data) ? withoutBlank(data) : data;
  checkFields(typeof data === 'string' ? { email: data } : fields, command, ['email', 'country'], 'email');
  return [fields];
};

/** No data, or an object with at most one identifier. */
export const checkIdentity: Check = (data, command) => (data === undefined ? [] : [checkNamed(data, command)]);

/** Data with exactly one identifier. */
export const checkRequiredIdentity: Check = (data, command) => {
  const fields = checkNamed(data, command);
  if (!identifiers.some((name) => fields[name])) refuse(command, 'email');
  return [fields];
};

/** An event, and at most one identifier. */
export const checkEvent: Check = (data, command) => [checkNamed(data, command, 'event')];

/** No `instanceof`: the elements of another document, such as a frame's, have other classes. */
const isNode = (given: unknown): given is Element => isFields(given) && 'ownerDocument' in given;

let targets = 0;

/** An element of the page or the id of one, and at most one identifier. */
export const checkDisplay: Check = (data, command) => {
  const fields = checkNamed(data, command);
  const { dom_id: given } = fields;
  const target = isNode(given) ? given : document.getElementById(String(given));
  if (!target) refuse(command, 'dom_id');
  if (target.ownerDocument !== document) refuse(command, 'other_document');
  // The vendor's script searches the document, which does not include shadow roots.
  if (target.getRootNode() instanceof ShadowRoot) refuse(command, 'shadow_root');
  // The vendor finds its target by id, so an element without an id gets one.
  target.id ||= `prefinery${Date.now()}${targets++}`;
  return [{ ...fields, dom_id: target.id }];
};
