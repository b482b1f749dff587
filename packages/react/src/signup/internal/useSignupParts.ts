'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { createContext, type ReactNode, useContext } from 'react';
import type { InvalidSignupField } from '../useInvalidFields.ts';
import type { UseSignupFormResult } from '../useSignupForm.ts';

/** What a `SignupForm` gives to its fields. */
interface SignupParts extends Pick<UseSignupFormResult, 'invalidOf' | 'fieldProps' | 'errorProps'> {
  messageOf: (field: InvalidSignupField) => ReactNode;
  /** Default texts of the e-mail field. */
  text: { email: string; placeholder: string };
}

export const SignupContext = createContext<SignupParts | null>(null);

/** The form around a field. Throws an error that names `SignupForm` if there is none. */
export function useSignupParts(): SignupParts {
  const parts = useContext(SignupContext);
  if (parts) return parts;
  throw new PrefineryError('no_provider', { command: 'SignupField', about: 'SignupForm' });
}
