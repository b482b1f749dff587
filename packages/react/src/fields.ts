import type { NewUser } from '@prefinery-kit/core';

/** A field by the vendor's name, such as `first_name`, or by one of your own that `variables` explains. */
export type SignupFieldName = keyof NewUser | (string & Record<never, never>);

/** Your own names for the vendor's custom variables: `{ company: 'custom_var1' }`. */
export type SignupVariables = Readonly<Record<string, 'custom_var1' | 'custom_var2' | 'custom_var3'>>;

/** What `addUser` calls the vendor's hidden inputs, where that differs. */
const hiddenNames: Readonly<Record<string, string>> = { referrer: 'http_referrer', referral_token: 'referred_by' };

/**
 * What a field is called where the vendor's raw form is posted to. The vendor documents the names of the e-mail address
 * and of its hidden inputs; that other fields are named like the address is inferred.
 */
export const rawName = (name: string): string =>
  name.startsWith('utm_')
    ? name
    : (Object.keys(hiddenNames).find((hidden) => hiddenNames[hidden] === name) ?? `user[profile][${name}]`);

/** What `addUser` calls an input, whichever way it is named. */
export function plainName(name: string, variables: SignupVariables): string {
  const plain = name.replace(/^user\[profile]\[(.+)]$/, '$1');
  return variables[plain] ?? hiddenNames[plain] ?? plain;
}

/**
 * What a form says, in the words of `addUser`. What was left empty is left out, and so is what stands in our own hidden
 * inputs: `addUser` finds that out by itself. What else an app wrote by these names is the app's.
 */
export function readFields(
  form: FormData,
  variables: SignupVariables,
  hidden: Readonly<Record<string, string>> = {},
): NewUser {
  const filled = [...form].filter(([name, value]) => typeof value === 'string' && value && value !== hidden[name]);
  return { email: '', ...Object.fromEntries(filled.map(([name, value]) => [plainName(name, variables), value])) };
}

/** What a browser may fill in by itself. */
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
