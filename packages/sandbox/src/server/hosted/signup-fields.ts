import { storable } from '../foundation/storable.ts';

/** The data of a signup form that was posted. */
export interface Fields {
  /** As `addUser` takes it, without empty fields. */
  data: Record<string, string>;
  /** Whether the hidden field was filled in, as robots do. */
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
 * Reads a raw HTML form. The vendor documents the name of the address, `user[profile][email]`, and the hidden inputs. That
 * other fields are named like the address is inferred.
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
