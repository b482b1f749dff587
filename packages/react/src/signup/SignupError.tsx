'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { useSignupParts } from './internal/useSignupParts.ts';
import { errorText } from './texts.ts';

export interface SignupErrorProps extends Omit<ComponentPropsWithoutRef<'p'>, 'children' | 'id' | 'role'> {
  /** Your own element in place of the paragraph. */
  render?: OwnElements<'SignupError'> | undefined;
}

/**
 * The message of a failed signup. Keep it in the page: screen readers announce only changes inside it.
 *
 * @example
 * ```tsx
 * <SignupError render={{ message: <Alert variant="destructive" /> }} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `SignupForm` or `SignupRoot`.
 */
export const SignupError = forwardRef<HTMLParagraphElement, SignupErrorProps>(function SignupError(
  { render, ...props },
  ref,
) {
  const { error, errorProps, text } = useSignupParts('SignupError');
  const draw = useElements('SignupError', render);
  return draw(
    'message',
    <p {...props} {...errorProps()} ref={ref} data-state={error ? 'error' : 'idle'}>
      {error && errorText(text.error, error)}
    </p>,
  );
});
