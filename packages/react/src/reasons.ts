import type { PrefineryError } from '@prefinery-kit/core';
import type { InvalidField } from './hooks/useInvalidFields.ts';

/** Why a signup failed, as far as it makes a difference to what a visitor is told. */
export const reasonOf = ({ code }: PrefineryError): 'known' | 'denied' | 'unreachable' | 'other' =>
  code === 'forbidden'
    ? 'known'
    : code === 'disabled'
      ? 'denied'
      : /script_failed|timeout/.test(code)
        ? 'unreachable'
        : 'other';

/** What is wrong with a field of a signup, where we say it better than the browser. */
export const faultOf = ({ name, reason }: InvalidField): 'email' | 'agreement' | 'missing' | 'other' =>
  name === 'email' && /Missing|Mismatch/.test(reason)
    ? 'email'
    : name === 'agreement'
      ? 'agreement'
      : reason === 'valueMissing'
        ? 'missing'
        : 'other';
