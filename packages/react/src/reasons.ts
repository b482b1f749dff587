import type { PrefineryError, PrefineryErrorCode } from '@prefinery-kit/core';
import type { InvalidField } from './hooks/useInvalidFields.ts';

const codes = (...list: PrefineryErrorCode[]): ReadonlySet<PrefineryErrorCode> => new Set(list);

/** The service could not be asked. */
const unreachable = codes('script_failed', 'timeout', 'post_blocked');
/** What is refused before it is sent. There the browser can still post a form. */
const unsent = codes('script_failed', 'project_conflict', 'disabled');
/**
 * What is about the address. Of `rejected` nobody knows: it is also a limit that was hit, an app's captcha, and a service
 * in trouble. All others have nothing to do with what was typed.
 */
const aboutAddress = codes('forbidden', 'invalid_data');

/** Whether a signup was refused before it was sent. */
export const isUnsent = ({ code }: PrefineryError): boolean => unsent.has(code);

/** Whether a signup failed because of its address. */
export const isAboutAddress = ({ code }: PrefineryError): boolean => aboutAddress.has(code);

/** Why a signup failed, as far as it makes a difference to what a visitor is told. */
export const reasonOf = ({ code }: PrefineryError): 'known' | 'denied' | 'unreachable' | 'doubted' | 'other' =>
  code === 'forbidden'
    ? 'known'
    : code === 'disabled'
      ? 'denied'
      : code === 'honeypot'
        ? 'doubted'
        : unreachable.has(code)
          ? 'unreachable'
          : 'other';

/** What is wrong with a field of a signup, where we say it better than the browser. */
export const faultOf = ({
  name,
  reason,
  message,
  value,
}: InvalidField): 'email' | 'agreement' | 'missing' | 'other' => {
  if (name === 'agreement') return 'agreement';
  // Of an address that is whole, such as one with letters that it may not have, the browser says what is wrong with it.
  const isWhole = message && /[^@]@[^@]/.test(value);
  if (name === 'email' && (reason === 'valueMissing' || (reason === 'typeMismatch' && !isWhole))) return 'email';
  return reason === 'valueMissing' ? 'missing' : 'other';
};
