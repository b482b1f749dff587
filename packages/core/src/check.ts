import { isFields } from './answer.ts';
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

type Name = 'email' | 'referral_code' | 'id' | 'country' | 'event';

/** What else than text that is not empty a field must be. */
const patterns: Partial<Record<Name, RegExp>> = { email: emailPattern, country: countryPattern };

/** What can name a person. */
export const identifiers = ['email', 'referral_code', 'id'] as const;

function refuse(command: string, about: string): never {
  throw new PrefineryError('invalid_data', { command, about });
}

/** The required field is there, and each of the others that is there is right. */
function checkFields(data: unknown, command: string, names: readonly Name[], required?: Name): Fields {
  if (!isFields(data)) refuse(command, 'data');
  for (const name of names) {
    const value = data[name];
    if (name !== required && value === undefined) continue;
    if (typeof value !== 'string' || !(patterns[name] ?? /./).test(value)) refuse(command, name);
  }
  return data;
}

/** At most one identifier is there. */
function checkNamed(data: unknown, command: string, required?: Name): Fields {
  const fields = checkFields(data, command, required ? [required, ...identifiers] : identifiers, required);
  const named = identifiers.filter((name) => fields[name]);
  if (named.length > 1) refuse(command, named.join(' and '));
  return fields;
}

/** The fields that say something. Form libraries hand over what was not filled in as `undefined`. */
export function withoutUndefined<Data extends object>(data: Data): Data {
  const said = { ...data };
  for (const name in said) if (said[name] === undefined) Reflect.deleteProperty(said, name);
  return said;
}

/** An e-mail address, or an object with one. */
export const checkNewUser: Check = (data, command) => {
  const fields = checkFields(typeof data === 'string' ? { email: data } : data, command, ['email', 'country'], 'email');
  return [typeof data === 'string' ? data : withoutUndefined(fields)];
};

/** A person named by one identifier, or nobody. */
export const checkIdentity: Check = (data, command) => (data === undefined ? [] : [checkNamed(data, command)]);

/** A person named by one identifier. */
export const checkSomebody: Check = (data, command) => checkIdentity(data ?? null, command);

/** An event, and nobody or a person. */
export const checkEvent: Check = (data, command) => [checkNamed(data, command, 'event')];

/** Of whichever document: elements of another are of other classes. */
const isNode = (given: unknown): given is Element => isFields(given) && 'ownerDocument' in given;

let targets = 0;

/** An element or the id of one that stands in the page, and nobody or a person. */
export const checkDisplay: Check = (data, command) => {
  const fields = checkNamed(data, command);
  const { dom_id: given } = fields;
  const target = isNode(given) ? given : document.getElementById(String(given));
  if (!target) refuse(command, 'dom_id');
  if (target.ownerDocument !== document) refuse(command, 'other_document');
  // The vendor's script looks for it in the document, and finds none in a shadow root.
  if (target.getRootNode() instanceof ShadowRoot) refuse(command, 'shadow_root');
  // The vendor finds its target by id, so an element without one gets one.
  target.id ||= `prefinery${Date.now()}${targets++}`;
  return [{ ...fields, dom_id: target.id }];
};
