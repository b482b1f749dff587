import type { PrefineryError } from '@prefinery-kit/core';
import type { InvalidSignupField } from '../useInvalidFields.ts';

/** Whether a signup was refused before it was sent. There the browser can still post the form. */
export const isUnsent = ({ code }: PrefineryError): boolean =>
  code === 'script_failed' || code === 'project_conflict' || code === 'disabled';

/**
 * Whether a signup failed because of its address. Of `rejected` nobody knows: it is also a limit that was hit, an app's
 * captcha, and a service in trouble. All others have nothing to do with what was typed.
 */
export const isAboutAddress = ({ code }: PrefineryError): boolean => code === 'forbidden' || code === 'invalid_data';

/** What is wrong with a field of a signup, where we say it better than the browser. */
export const faultOf = ({
  name,
  reason,
  message,
  value,
}: InvalidSignupField): 'email' | 'agreement' | 'missing' | 'other' => {
  if (name === 'agreement') return 'agreement';
  // Of an address that is whole, such as one with letters that it may not have, the browser says what is wrong with it.
  const isWhole = message && /[^@]@[^@]/.test(value);
  if (name === 'email' && (reason === 'valueMissing' || (reason === 'typeMismatch' && !isWhole))) return 'email';
  return reason === 'valueMissing' ? 'missing' : 'other';
};
