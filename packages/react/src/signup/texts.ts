import type { PrefineryError, PrefineryErrorCode, User } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import type { FormatNumber } from '../foundation/numbers.ts';
import type { TextOf } from '../foundation/texts.ts';
import { faultOf } from './internal/reasons.ts';
import type { InvalidSignupField } from './useInvalidFields.ts';

/** The message of an invalid field. */
export type SignupInvalidTexts = Readonly<Record<'email' | 'agreement' | 'missing', ReactNode>>;

/** The message of a failed signup, by the error's code. */
export interface SignupErrorTexts extends Partial<Record<PrefineryErrorCode, ReactNode>> {
  /** For every other code. */
  other: ReactNode;
}

/** Every text of the form. */
export interface SignupFormTexts {
  /** @defaultValue `'E-mail address'` */
  email: string;
  /** @defaultValue `'you@example.com'` */
  placeholder: string;
  /** @defaultValue `'Join the waitlist'` */
  submit: string;
  /** @defaultValue `'Joining…'` */
  pending: string;
  /**
   * The message of an invalid field: for an `email` that is not an address, an `agreement` that is not ticked, and a
   * required value that is `missing`. All other messages are the browser's. Or a function of the field.
   */
  invalid: SignupInvalidTexts | ((field: InvalidSignupField) => ReactNode);
  /**
   * The message of a failed signup, by the error's code, and `other` for all other codes. Or a function of the error.
   */
  error: SignupErrorTexts | ((error: PrefineryError) => ReactNode);
  /**
   * The success message, for a user who joins now or has joined before. With double opt-in a user has no place on the
   * list until the address is confirmed: then `list_position` is `null`. Screen readers get it even if the form is
   * removed by the signup, as in a gate.
   */
  success: TextOf<[user: User], string>;
  /** What follows the success message. `format` writes a number as the language does. */
  successDetail: TextOf<[user: User, format: FormatNumber], string>;
  /** Shown while the signup waits for the visitor's consent. */
  waiting: ReactNode;
  /** Shown when the browser posts the form and leaves the page, because the vendor's script could not be loaded. */
  posted: ReactNode;
}

const unreachable = 'We could not reach the waitlist. Check your connection or content blocker, then try again.';

export const signupFormEnglish: SignupFormTexts = {
  email: 'E-mail address',
  placeholder: 'you@example.com',
  submit: 'Join the waitlist',
  pending: 'Joining…',
  invalid: {
    email: 'Enter your e-mail address, such as you@example.com.',
    agreement: 'Please agree to this first.',
    missing: 'Please fill this in.',
  },
  error: {
    forbidden: 'This address may be on the list already. The link in your welcome mail brings you back in.',
    disabled: 'The waitlist needs a service that you have not allowed. Allow it, then try again.',
    script_failed: unreachable,
    timeout: unreachable,
    post_blocked: unreachable,
    honeypot: 'That did not work. If you are a person, please press the button once more.',
    other: 'That did not work. Please check the address and try again.',
  },
  success: ({ list_position }) => (list_position === null ? 'Almost there.' : 'You are on the list.'),
  successDetail: ({ list_position }, format) =>
    list_position === null
      ? 'Confirm your address: we have sent you a link.'
      : `Number ${format(list_position)} in line.`,
  waiting: 'Allow the waitlist service, and your signup goes on.',
  posted: 'One moment, we are taking you to the next page.',
};

/** The message of a failed signup. */
export const errorText = (text: SignupFormTexts['error'], error: PrefineryError): ReactNode =>
  typeof text === 'function' ? text(error) : (text[error.code] ?? text.other);

/** The message of an invalid field. */
export function invalidText(text: SignupFormTexts['invalid'], field: InvalidSignupField): ReactNode {
  if (typeof text === 'function') return text(field);
  const fault = faultOf(field);
  return fault === 'other' ? field.message : text[fault];
}
