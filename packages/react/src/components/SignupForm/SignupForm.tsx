'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import { useSignupForm, type UseSignupFormOptions } from '../../hooks/useSignupForm.ts';

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
  /** What to say when it failed. */
  error: (error: PrefineryError) => ReactNode;
  /** What stands in place of the form once somebody joined. */
  success: (user: User) => ReactNode;
}

export interface SignupFormProps
  extends Omit<ComponentPropsWithoutRef<'form'>, 'onError' | 'action'>, UseSignupFormOptions {
  /** More fields, named by the vendor's names, such as `<input name="first_name" />`. They stand above the button. */
  children?: ReactNode;
  /** Your own words for any of the texts. */
  texts?: Partial<SignupFormTexts>;
}

const english: SignupFormTexts = {
  email: 'E-mail address',
  placeholder: 'you@example.com',
  submit: 'Join the waitlist',
  pending: 'Joining…',
  error: ({ code }) =>
    code === 'forbidden'
      ? 'This address may be on the list already. The link in your welcome mail brings you back in.'
      : code === 'script_failed' || code === 'timeout'
        ? 'We could not reach the waitlist. Check your connection or content blocker, then try again.'
        : 'That did not work. Please check the address and try again.',
  success: (user) => (
    <>
      <strong>You are on the list.</strong>
      {user.list_position !== null && ` Number ${user.list_position.toLocaleString('en')} in line.`}
    </>
  ),
};

/**
 * A form that adds a visitor to the campaign. It says what it is doing, also to a screen reader, and a failure leaves
 * what was typed in place.
 *
 * @example
 * ```tsx
 * <SignupForm onSuccess={(user) => console.log(user.referral_link)}>
 *   <label>
 *     First name <input name="first_name" autoComplete="given-name" />
 *   </label>
 * </SignupForm>
 * ```
 */
export const SignupForm = forwardRef<HTMLFormElement, SignupFormProps>(function SignupForm(
  { children, texts, onSuccess, onError, onSubmit, ...props },
  ref,
) {
  const { state, user, error, formProps, labelProps, emailProps, errorProps } = useSignupForm({ onSuccess, onError });
  const text = { ...english, ...texts };
  return (
    <form
      {...props}
      ref={ref}
      data-prefinery="signup-form"
      data-state={state}
      onSubmit={(event) => {
        onSubmit?.(event);
        if (!event.defaultPrevented) formProps.onSubmit(event);
      }}
    >
      <p role="status">{user && text.success(user)}</p>
      {!user && (
        <>
          <label {...labelProps}>{text.email}</label>
          <input {...emailProps} placeholder={text.placeholder} />
          {children}
          <button type="submit" aria-disabled={state === 'pending'}>
            {state === 'pending' ? text.pending : text.submit}
          </button>
          <p {...errorProps}>{error && text.error(error)}</p>
        </>
      )}
    </form>
  );
});
