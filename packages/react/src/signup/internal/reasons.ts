import type { PrefineryError } from '@prefinery-kit/core';
import type { InvalidSignupField } from '../useInvalidFields.ts';

/** Whether a signup failed before it was sent. Then the browser can still post the form. */
export const isUnsent = ({ code }: PrefineryError): boolean =>
  code === 'script_failed' || code === 'project_conflict' || code === 'disabled';

/**
 * Whether a signup failed because of its address. `rejected` does not tell: it may also be a rate limit, an app's
 * captcha, or an outage. All other codes have nothing to do with the data.
 */
export const isAboutAddress = ({ code }: PrefineryError): boolean => code === 'forbidden' || code === 'invalid_data';

/** Which of the kit's messages an invalid field gets; `other` is the browser's own. */
export const faultOf = ({
  name,
  reason,
  message,
  value,
}: InvalidSignupField): 'email' | 'agreement' | 'missing' | 'other' => {
  if (name === 'agreement') return 'agreement';
  // If only a part of the address is invalid, such as a character, the browser's message is more precise.
  const isWhole = message && /[^@]@[^@]/.test(value);
  if (name === 'email' && (reason === 'valueMissing' || (reason === 'typeMismatch' && !isWhole))) return 'email';
  return reason === 'valueMissing' ? 'missing' : 'other';
};
