'use client';
import { PrefineryError, type PrefineryErrorCode, type User } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, type SyntheticEvent } from 'react';
import type { InvalidSignupField } from './useInvalidFields.ts';
import { useSignupForm, type UseSignupFormOptions } from './useSignupForm.ts';
import { SignupContext } from './internal/useSignupParts.ts';
import type { FormatNumber } from '../foundation/numbers.ts';
import { faultOf } from './internal/reasons.ts';
import { wrapMixedTexts } from '../foundation/internal/wrapTexts.tsx';
import { type OwnTexts, resolveText, type TextOf, useFormatNumber, useTexts } from '../foundation/texts.ts';
import { SignupField, SignupMessage } from './SignupField.tsx';

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

export interface SignupFormProps
  extends Omit<ComponentPropsWithoutRef<'form'>, 'onError' | 'action' | 'method' | 'children'>, UseSignupFormOptions {
  /** More fields, below the e-mail address: `SignupField`s, or markup of your own with the vendor's names. */
  children?: ReactNode;
  /**
   * All fields in an order of your own, the e-mail address included. In place of `children`: giving both is refused in
   * development.
   */
  fields?: ReactNode;
  /** What a visitor has to agree to: the label of a required checkbox. */
  agreement?: ReactNode;
  /** Shown in place of the form for a user who joins now or has joined before. `reset` brings the form back. */
  success?: ((user: User, reset: () => void) => ReactNode) | undefined;
  /** Your own texts for the part. */
  texts?: OwnTexts<SignupFormTexts> | undefined;
}

const unreachable = 'We could not reach the waitlist. Check your connection or content blocker, then try again.';

const english: SignupFormTexts = {
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

/**
 * A form that adds a visitor to the campaign. A user who has joined before gets the success message in its place. Its
 * status is announced to screen readers, and a failure keeps typed input. It is a real form: before hydration, without
 * JavaScript, and when the vendor's script does not load, the browser posts it to the vendor's own page.
 *
 * @example
 * ```tsx
 * <SignupForm onSuccess={(user) => console.log(user.referral_link)}>
 *   <SignupField name="first_name" label="First name" />
 * </SignupForm>
 * ```
 *
 * @example
 * ```tsx
 * <SignupForm
 *   fields={
 *     <>
 *       <SignupField name="full_name" label="Your name" required />
 *       <SignupField name="email" label="Work e-mail" />
 *       <SignupField name="company" label="Company" />
 *     </>
 *   }
 *   variables={{ company: 'custom_var1' }}
 *   agreement="I want to hear from you."
 *   success={(user) => <p>Welcome! Your link is {user.referral_link}</p>}
 * />
 * ```
 */
export const SignupForm = forwardRef<HTMLFormElement, SignupFormProps>(function SignupForm(
  {
    children,
    fields,
    agreement,
    success,
    texts,
    onSuccess,
    onError,
    beforeSubmit,
    action,
    variables,
    honeypot,
    onSubmit,
    onInput,
    onInvalidCapture,
    onClickCapture,
    ...props
  },
  ref,
) {
  const text = useTexts('signupForm', english, texts);
  const format = useFormatNumber();
  if (process.env.NODE_ENV !== 'production' && fields !== undefined && children !== undefined) {
    const about = 'fields and children are given. Give fields all fields, or children those below the e-mail address.';
    throw new PrefineryError('invalid_options', { command: 'SignupForm', about });
  }
  const form = {
    ...useSignupForm({
      announcement: (user) => `${resolveText(text.success, user)} ${resolveText(text.successDetail, user, format)}`,
      onSuccess,
      onError,
      beforeSubmit,
      action,
      variables,
      honeypot,
    }),
    text,
    messageOf: (field: InvalidSignupField) => invalidText(text.invalid, field),
  };
  const { status, user, error, formProps } = form;
  const Status = success ? 'div' : 'p';
  return (
    // oxlint-disable-next-line react/jsx-no-constructed-context-values -- a form and its fields always render together.
    <SignupContext.Provider value={form}>
      <form
        {...props}
        {...formProps}
        ref={ref}
        data-prefinery="signup-form"
        data-state={status}
        onSubmit={compose(onSubmit, formProps.onSubmit)}
        onClickCapture={compose(onClickCapture, formProps.onClickCapture)}
        onInput={compose(onInput, formProps.onInput)}
        onInvalidCapture={compose(onInvalidCapture, formProps.onInvalidCapture)}
      >
        {!user && (
          <>
            {form.hiddenProps.map((hidden) => (
              <input key={hidden.name} {...hidden} />
            ))}
            {fields ?? (
              <>
                <SignupField name="email" />
                {children}
              </>
            )}
            {honeypot !== undefined && (
              // Hidden by an attribute without the kit's stylesheet, and visually by the stylesheet.
              <div hidden aria-hidden="true" data-prefinery="honeypot">
                <input {...form.honeypotProps} />
              </div>
            )}
            {agreement !== undefined && (
              <div data-prefinery="signup-field">
                <label>
                  <input {...form.agreementProps} /> <span>{wrapMixedTexts(agreement)}</span>
                </label>
                <SignupMessage name="agreement" />
              </div>
            )}
            <button type="submit" aria-disabled={status === 'pending' || status === 'waiting'}>
              {status === 'pending' ? text.pending : text.submit}
            </button>
            <p {...form.errorProps()}>{error && errorText(text.error, error)}</p>
          </>
        )}
        <Status {...form.statusProps}>
          {user
            ? wrapMixedTexts(
                success
                  ? success(user, form.reset)
                  : [
                      <strong key="success">{resolveText(text.success, user)}</strong>,
                      ' ',
                      resolveText(text.successDetail, user, format),
                    ],
              )
            : (status === 'posted' || status === 'waiting') && text[status]}
        </Status>
      </form>
    </SignupContext.Provider>
  );
});

const errorText = (text: SignupFormTexts['error'], error: PrefineryError): ReactNode =>
  typeof text === 'function' ? text(error) : (text[error.code] ?? text.other);

function invalidText(text: SignupFormTexts['invalid'], field: InvalidSignupField): ReactNode {
  if (typeof text === 'function') return text(field);
  const fault = faultOf(field);
  return fault === 'other' ? field.message : text[fault];
}

/** The app's handler runs first, and can prevent ours. */
const compose =
  <E extends SyntheticEvent>(own: ((event: E) => void) | undefined, ours: (event: E) => void) =>
  (event: E) => {
    own?.(event);
    if (!event.defaultPrevented) ours(event);
  };
