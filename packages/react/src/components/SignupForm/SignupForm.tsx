'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, type SyntheticEvent } from 'react';
import type { InvalidField } from '../../hooks/useInvalidFields.ts';
import { useSignupForm, type UseSignupFormOptions } from '../../hooks/useSignupForm.ts';
import { SignupContext } from '../../hooks/useSignupParts.ts';
import { formatNumber } from '../../numbers.ts';
import { faultOf, reasonOf } from '../../reasons.ts';
import { inMixed } from '../../slot.tsx';
import { useTexts } from '../../texts.ts';
import { SignupField, SignupMessage } from '../SignupField/SignupField.tsx';

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
  /** What to say of a field that the browser does not take. */
  invalid: (field: InvalidField) => ReactNode;
  /** What to say when it failed. */
  error: (error: PrefineryError) => ReactNode;
  /**
   * What to say once the visitor joined. With double opt-in a user has no place on the list until the address is confirmed: then
   * `list_position` is `null`. Where the form goes with the signup, as in a gate, a screen reader hears this all the same.
   */
  success: (user: User) => string;
  /** What to say after that. Numbers are written as in `locale`. */
  successDetail: (user: User, locale: string) => string;
  /** What to say while the signup waits for the visitor's consent. */
  waiting: ReactNode;
  /** What to say when the browser posts the form and leaves the page, because the vendor's script is out of reach. */
  posted: ReactNode;
}

export interface SignupFormProps
  extends Omit<ComponentPropsWithoutRef<'form'>, 'onError' | 'action' | 'method'>, UseSignupFormOptions {
  /** More fields, below the e-mail address: `SignupField`s, or markup of your own with the vendor's names. */
  children?: ReactNode;
  /** All fields, in an order of your own, the e-mail address among them. They take the place of `children`. */
  fields?: ReactNode;
  /** What a visitor has to agree to: the label of a checkbox. */
  agreement?: ReactNode;
  /** What stands in place of the form once somebody joined. `reset` brings the form back. */
  success?: ((user: User, reset: () => void) => ReactNode) | undefined;
  /** Your own words for any of the texts. */
  texts?: Partial<SignupFormTexts> | undefined;
}

const english: SignupFormTexts = {
  email: 'E-mail address',
  placeholder: 'you@example.com',
  submit: 'Join the waitlist',
  pending: 'Joining…',
  invalid: (field) =>
    ({
      email: 'Enter your e-mail address, such as you@example.com.',
      agreement: 'Please agree to this first.',
      missing: 'Please fill this in.',
      other: field.message,
    })[faultOf(field)],
  error: (error) =>
    ({
      known: 'This address may be on the list already. The link in your welcome mail brings you back in.',
      denied: 'The waitlist needs a service that you have not allowed. Allow it, then try again.',
      unreachable: 'We could not reach the waitlist. Check your connection or content blocker, then try again.',
      doubted: 'That did not work. If you are a person, please press the button once more.',
      other: 'That did not work. Please check the address and try again.',
    })[reasonOf(error)],
  success: ({ list_position }) => (list_position === null ? 'Almost there.' : 'You are on the list.'),
  successDetail: ({ list_position }, locale) =>
    list_position === null
      ? 'Confirm your address: we have sent you a link.'
      : `Number ${formatNumber(list_position, locale)} in line.`,
  waiting: 'Allow the waitlist service, and your signup goes on.',
  posted: 'One moment, we are taking you to the next page.',
};

/**
 * A form that adds a visitor to the campaign. It says what it is doing, also to a screen reader, and a failure leaves
 * what was typed in place. It is a real form: before hydration, without JavaScript, and when the vendor's
 * script does not load, the browser posts it to the vendor's own page.
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
  const form = {
    ...useSignupForm({
      announcement: (user) => `${text.success(user)} ${text.successDetail(user, text.locale)}`,
      onSuccess,
      onError,
      beforeSubmit,
      action,
      variables,
      honeypot,
    }),
    say: text.invalid,
  };
  const { state, user, error, formProps } = form;
  const Status = success ? 'div' : 'p';
  return (
    // oxlint-disable-next-line react/jsx-no-constructed-context-values -- a form and its fields are always drawn together.
    <SignupContext.Provider value={form}>
      <form
        {...props}
        {...formProps}
        ref={ref}
        data-prefinery="signup-form"
        data-state={state}
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
                <SignupField name="email" label={text.email} placeholder={text.placeholder} />
                {children}
              </>
            )}
            {honeypot !== undefined && (
              // Without the stylesheet it is not there at all; with it, only out of people's sight.
              <div hidden aria-hidden="true" data-prefinery="honeypot">
                <input {...form.honeypotProps} />
              </div>
            )}
            {agreement !== undefined && (
              <div data-prefinery="signup-field">
                <label>
                  <input {...form.agreementProps} /> <span>{inMixed(agreement)}</span>
                </label>
                <SignupMessage name="agreement" />
              </div>
            )}
            <button type="submit" aria-disabled={state === 'pending' || state === 'waiting'}>
              {state === 'pending' ? text.pending : text.submit}
            </button>
            <p {...form.errorProps()}>{error && text.error(error)}</p>
          </>
        )}
        <Status {...form.statusProps}>
          {user
            ? inMixed(
                success
                  ? success(user, form.reset)
                  : [<strong key="success">{text.success(user)}</strong>, ' ', text.successDetail(user, text.locale)],
              )
            : (state === 'posted' || state === 'waiting') && text[state]}
        </Status>
      </form>
    </SignupContext.Provider>
  );
});

/** The app's own handler comes first, and may keep ours from it. */
const compose =
  <E extends SyntheticEvent>(own: ((event: E) => void) | undefined, ours: (event: E) => void) =>
  (event: E) => {
    own?.(event);
    if (!event.defaultPrevented) ours(event);
  };
