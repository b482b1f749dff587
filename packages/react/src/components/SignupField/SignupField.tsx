'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, createContext, forwardRef, type ReactNode, useContext } from 'react';
import type { SignupFieldName } from '../../fields.ts';
import type { InvalidField } from '../../hooks/useInvalidFields.ts';
import type { SignupFieldProps as InputProps, SignupFormState } from '../../hooks/useSignupForm.ts';

interface SignupParts extends Pick<SignupFormState, 'invalidOf' | 'fieldProps' | 'labelProps' | 'errorProps'> {
  say: (field: InvalidField) => ReactNode;
}

/** What a `SignupForm` hands to its fields. */
export const SignupContext = createContext<SignupParts | null>(null);

export interface SignupFieldProps extends Omit<ComponentPropsWithoutRef<'input'>, 'name' | 'children'> {
  /** One of the vendor's fields, such as `first_name`, or a name of your own that the form's `variables` explains. */
  name: SignupFieldName;
  /** What the field is called. */
  label: ReactNode;
  /** A control of your own in place of the `<input>`, such as a `<select>`. */
  children?: ((props: InputProps) => ReactNode) | undefined;
}

/**
 * A field of a `SignupForm`: label, input, and what is wrong with it.
 *
 * @example
 * ```tsx
 * <SignupForm>
 *   <SignupField name="first_name" label="First name" required />
 *   <SignupField name="country" label="Country">
 *     {(props) => (
 *       <select {...props}>
 *         <option value="CH">Switzerland</option>
 *         <option value="US">United States</option>
 *       </select>
 *     )}
 *   </SignupField>
 * </SignupForm>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `SignupForm`.
 */
export const SignupField = forwardRef<HTMLInputElement, SignupFieldProps>(function SignupField(
  { name, label, children, ...props },
  ref,
) {
  const form = useContext(SignupContext);
  if (!form) throw new PrefineryError('no_provider', { command: 'SignupField', about: 'SignupForm' });
  const input = form.fieldProps(name);
  return (
    <div data-prefinery="signup-field">
      <label {...form.labelProps(name)}>{label}</label>
      {children ? children(input) : <input {...input} {...props} ref={ref} />}
      <SignupMessage name={name} />
    </div>
  );
});

/** What is wrong with a field, in words. */
export function SignupMessage({ name }: { name: SignupFieldName }) {
  const form = useContext(SignupContext);
  const field = form?.invalidOf(name);
  return <p {...form?.errorProps(name)}>{field && form?.say(field)}</p>;
}
