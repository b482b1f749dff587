'use client';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { OwnElements } from '../foundation/elements.ts';
import { mergeProps } from '../foundation/internal/mergeProps.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { wrapMixedTexts } from '../foundation/internal/wrapTexts.tsx';
import { SignupMessage } from './internal/SignupMessage.tsx';
import { useSignupParts } from './internal/useSignupParts.ts';

export interface SignupAgreementProps extends Omit<
  ComponentPropsWithoutRef<'input'>,
  'children' | 'id' | 'name' | 'type'
> {
  /** What a visitor has to agree to: the label of the checkbox. */
  children: ReactNode;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'SignupAgreement'> | undefined;
}

/**
 * A required checkbox in a signup form, with its validation message. It is not sent. Other props, and the `ref`, go to
 * the checkbox.
 *
 * @example
 * ```tsx
 * <SignupAgreement>
 *   I have read the <a href="/privacy">privacy notice</a>.
 * </SignupAgreement>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `SignupForm` or `SignupRoot`.
 */
export const SignupAgreement = forwardRef<HTMLInputElement, SignupAgreementProps>(function SignupAgreement(
  { children, render, ...props },
  ref,
) {
  const form = useSignupParts('SignupAgreement');
  const draw = useElements('SignupAgreement', render);
  const isInvalid = form.agreementProps['aria-invalid'] === true;
  return draw(
    'field',
    <div data-prefinery="signup-field" data-state={isInvalid ? 'invalid' : 'valid'}>
      {draw('checkbox', <input {...mergeProps(form.agreementProps, props)} ref={ref} />)}
      {draw('label', <label {...form.labelProps('agreement')}>{wrapMixedTexts(children)}</label>)}
      <SignupMessage owner="SignupAgreement" name="agreement" draw={draw} />
    </div>,
    'agreement',
  );
});
