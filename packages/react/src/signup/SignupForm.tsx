'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { forwardRef, type ReactNode } from 'react';
import { SignupAgreement } from './SignupAgreement.tsx';
import { SignupError } from './SignupError.tsx';
import { SignupField } from './SignupField.tsx';
import { SignupFields } from './SignupFields.tsx';
import { SignupHoneypot } from './SignupHoneypot.tsx';
import { SignupRoot, type SignupRootProps } from './SignupRoot.tsx';
import { SignupStatus, type SignupStatusProps } from './SignupStatus.tsx';
import { SignupSubmit } from './SignupSubmit.tsx';

export interface SignupFormProps extends SignupRootProps, Pick<SignupStatusProps, 'success'> {
  /** More fields, below the e-mail address: `SignupField`s, or markup of your own with the vendor's names. */
  children?: ReactNode;
  /**
   * All fields in an order of your own, the e-mail address included. In place of `children`: giving both is refused in
   * development.
   */
  fields?: ReactNode;
  /** What a visitor has to agree to: the label of a required checkbox. */
  agreement?: ReactNode;
}

/**
 * A form that adds a visitor to the campaign. A user who has joined before gets the success message in its place. Its
 * status is announced to screen readers, and a failure keeps typed input. It is a real form: before hydration, without
 * JavaScript, and when the vendor's script does not load, the browser posts it to the vendor's own page.
 *
 * It is made of the kit's exported parts, so for another order or a choice of them write one like it.
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
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`, and in development with code
 * `invalid_options` if both `fields` and `children` are given.
 */
export const SignupForm = forwardRef<HTMLFormElement, SignupFormProps>(function SignupForm(
  { children, fields, agreement, success, ...props },
  ref,
) {
  if (process.env.NODE_ENV !== 'production' && fields !== undefined && children !== undefined) {
    const about = 'fields and children are given. Give fields all fields, or children those below the e-mail address.';
    throw new PrefineryError('invalid_options', { command: 'SignupForm', about });
  }
  return (
    <SignupRoot {...props} ref={ref}>
      <SignupFields>
        {fields ?? (
          <>
            <SignupField name="email" />
            {children}
          </>
        )}
        {props.honeypot !== undefined && <SignupHoneypot />}
        {agreement !== undefined && <SignupAgreement>{agreement}</SignupAgreement>}
        <SignupSubmit />
        <SignupError />
      </SignupFields>
      <SignupStatus success={success} />
    </SignupRoot>
  );
});
