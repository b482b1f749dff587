import type { NewUser } from '@prefinery-kit/core';
import { ownValue } from '../foundation/internal/ownValue.ts';
import { isElement } from '../foundation/internal/realm.ts';

/** A field by the vendor's name, such as `first_name`, or by a name of your own that `variables` maps to one. */
export type SignupFieldName = keyof NewUser | (string & Record<never, never>);

/** Your own names for the vendor's custom variables: `{ company: 'custom_var1' }`. */
export type SignupVariables = Readonly<Record<string, 'custom_var1' | 'custom_var2' | 'custom_var3'>>;

/** The names of the vendor's hidden inputs in `addUser`, where they differ. */
const hiddenNames: Readonly<Record<string, string>> = { referrer: 'http_referrer', referral_token: 'referred_by' };

/**
 * The name of a field in the vendor's raw HTML form. The vendor documents the names of the e-mail address and of its
 * hidden inputs; that other fields follow the same pattern is inferred.
 */
export const rawName = (name: string): string =>
  name.startsWith('utm_')
    ? name
    : (Object.keys(hiddenNames).find((hidden) => hiddenNames[hidden] === name) ?? `user[profile][${name}]`);

/** The name of an input in `addUser`, from its plain or its raw name. A name for several values may end in `[]`. */
export function plainName(name: string, variables: SignupVariables): string {
  const plain = name.replace(/\[]$/, '').replace(/^user\[profile]\[(.+?)]$/, '$1');
  return ownValue(variables, plain) ?? ownValue(hiddenNames, plain) ?? plain;
}

/** The submit button of a `submit` event. */
export const submitterOf = (event: Event): HTMLElement | null =>
  'submitter' in event && isElement(event.submitter) ? event.submitter : null;

/** The entries of a form as a browser would send them, with the submit button if it has a name. */
export function readForm(form: HTMLFormElement, submitter: HTMLElement | null): FormData {
  const data = new FormData(form, submitter);
  // Browsers from before 2023 do not take a submitter.
  const [name, value] = [submitter?.getAttribute('name'), submitter?.getAttribute('value')];
  if (name && value && !data.getAll(name).includes(value)) data.append(name, value);
  return data;
}

/**
 * The data of a form for `addUser`. Empty fields are left out, and so are the kit's own hidden inputs: `addUser` adds
 * their data by itself. Other values that an app gives these inputs are sent. Several values of one name, such as those
 * of checkboxes, are joined to one text, because the service stores one. Files are not sent.
 */
export function readFields(
  form: FormData,
  variables: SignupVariables,
  hidden: Readonly<Record<string, string>> = {},
): NewUser {
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !value || value === ownValue(hidden, name)) continue;
    const plain = plainName(name, variables);
    const before = fields.get(plain);
    fields.set(plain, before === undefined ? value : `${before}, ${value}`);
  }
  return { email: '', ...Object.fromEntries(fields) };
}

/** The `autocomplete` values, for autofill. */
export const autoComplete: Readonly<Record<string, string>> = {
  email: 'email',
  first_name: 'given-name',
  last_name: 'family-name',
  full_name: 'name',
  address_line1: 'address-line1',
  address_line2: 'address-line2',
  city: 'address-level2',
  state: 'address-level1',
  postal_code: 'postal-code',
  country: 'country',
  telephone: 'tel',
};
