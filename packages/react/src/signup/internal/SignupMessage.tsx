'use client';
import type { Draw } from '../../foundation/internal/useElements.tsx';
import type { SignupFieldName } from '../fields.ts';
import { invalidText } from '../texts.ts';
import { useSignupParts } from './useSignupParts.ts';

interface SignupMessageProps {
  owner: string;
  name: SignupFieldName;
  draw: Draw<'message'>;
}

/** The validation message of a field. It stays in the page, so that screen readers announce its changes. */
export function SignupMessage({ owner, name, draw }: SignupMessageProps) {
  const form = useSignupParts(owner);
  const field = form.invalidOf(name);
  return draw(
    'message',
    <p {...form.errorProps(name)} data-state={field ? 'invalid' : 'valid'}>
      {field && invalidText(form.text.invalid, field)}
    </p>,
    name,
  );
}
