'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { createContext, useContext } from 'react';
import type { SignupFormTexts } from '../texts.ts';
import type { UseSignupFormResult } from '../useSignupForm.ts';

/** What a `SignupRoot` gives to the parts of its form. */
interface SignupParts extends UseSignupFormResult {
  text: SignupFormTexts;
}

export const SignupContext = createContext<SignupParts | null>(null);

/** The form around a part of it. Throws an error that names the part if there is none. */
export function useSignupParts(part: string): SignupParts {
  const parts = useContext(SignupContext);
  if (parts) return parts;
  throw new PrefineryError('no_provider', { command: part, about: 'SignupForm> or <SignupRoot' });
}
