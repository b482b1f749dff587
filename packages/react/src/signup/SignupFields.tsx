'use client';
import type { ReactNode } from 'react';
import { useSignupParts } from './internal/useSignupParts.ts';

export interface SignupFieldsProps {
  /** The fields, the button and the error: everything that a user who has joined does not need. */
  children?: ReactNode;
}

/**
 * Shows its children until the visitor has joined. It draws no element of its own.
 *
 * @example
 * ```tsx
 * <SignupRoot>
 *   <SignupFields>
 *     <h2>Be the first to know</h2>
 *     <SignupField name="email" />
 *     <SignupSubmit />
 *     <SignupError />
 *   </SignupFields>
 *   <SignupStatus />
 * </SignupRoot>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `SignupRoot`.
 */
export function SignupFields({ children }: SignupFieldsProps): ReactNode {
  const form = useSignupParts('SignupFields');
  return form.user ? null : children;
}
