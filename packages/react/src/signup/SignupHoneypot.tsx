'use client';
import { PrefineryError } from '@prefinery-kit/core';
import type { ReactNode } from 'react';
import { useSignupParts } from './internal/useSignupParts.ts';

/**
 * The input that people leave empty and robots fill in, by the name that the form's `honeypot` gives. It is hidden by
 * an attribute without the kit's stylesheet, and visually by the stylesheet.
 *
 * @example
 * ```tsx
 * <SignupRoot honeypot="website">
 *   <SignupFields>
 *     <SignupField name="email" />
 *     <SignupHoneypot />
 *     <SignupSubmit />
 *     <SignupError />
 *   </SignupFields>
 *   <SignupStatus />
 * </SignupRoot>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `SignupRoot`, and in development with code `invalid_options` if
 * the form has no `honeypot`.
 */
export function SignupHoneypot(): ReactNode {
  const { honeypotProps } = useSignupParts('SignupHoneypot');
  if (process.env.NODE_ENV !== 'production' && honeypotProps.name === undefined) {
    const about = 'the form has no honeypot. Give it a name that robots fill in: <SignupRoot honeypot="website">.';
    throw new PrefineryError('invalid_options', { command: 'SignupHoneypot', about });
  }
  return (
    <div hidden aria-hidden="true" data-prefinery="honeypot">
      <input {...honeypotProps} />
    </div>
  );
}
