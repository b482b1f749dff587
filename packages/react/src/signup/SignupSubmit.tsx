'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { useSignupParts } from './internal/useSignupParts.ts';

export interface SignupSubmitProps extends Omit<ComponentPropsWithoutRef<'button'>, 'type'> {
  /** Your own element in place of the button. */
  render?: OwnElements<'SignupSubmit'> | undefined;
}

/**
 * The button of a signup form. While a signup is in flight it keeps the focus and says so.
 *
 * @example
 * ```tsx
 * <SignupSubmit render={{ button: <Button size="lg" /> }} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `SignupForm` or `SignupRoot`.
 */
export const SignupSubmit = forwardRef<HTMLButtonElement, SignupSubmitProps>(function SignupSubmit(
  { children, render, ...props },
  ref,
) {
  const { status, text } = useSignupParts('SignupSubmit');
  const draw = useElements('SignupSubmit', render);
  return draw(
    'button',
    <button
      aria-disabled={status === 'pending' || status === 'waiting'}
      {...props}
      ref={ref}
      type="submit"
      data-state={status}
    >
      {children ?? (status === 'pending' ? text.pending : text.submit)}
    </button>,
  );
});
