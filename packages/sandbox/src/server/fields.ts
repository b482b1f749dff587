import { storable } from './text.ts';

/** What a signup form says. */
export interface Fields {
  /** In the words of `addUser`. What was left empty is left out. */
  data: Record<string, string>;
  /** The field that nobody sees was filled in. */
  isRobot: boolean;
}

const profileField = /^user\[profile\]\[(\w+)\]$/;

/** The vendor's own hidden inputs, and what `addUser` calls them. */
const hiddenFields = new Map([
  ['referrer', 'http_referrer'],
  ['referral_token', 'referred_by'],
  ...['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'].map((name) => [name, name] as const),
]);

/**
 * Reads a form as the vendor's raw HTML form is posted. Documented are the e-mail address, `user[profile][email]`, and
 * the hidden inputs; that other fields are named like the address is inferred.
 */
export function readFields(form: Readonly<Record<string, unknown>>): Fields {
  const data: Record<string, string> = {};
  for (const [field, value] of Object.entries(form)) {
    const name = hiddenFields.get(field) ?? profileField.exec(field)?.[1];
    if (name !== undefined && typeof value === 'string' && value !== '') data[name] = storable(value);
  }
  return { data, isRobot: form[honeypot] !== undefined && form[honeypot] !== '' };
}

const honeypot = 'user[website]';
