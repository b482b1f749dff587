'use client';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { SignupFieldName } from '../../fields.ts';
import type { SignupControlProps } from '../../hooks/useSignupForm.ts';
import { useSignupParts } from '../../hooks/useSignupParts.ts';

export interface SignupFieldProps extends Omit<ComponentPropsWithoutRef<'input'>, 'name' | 'children'> {
  /** One of the vendor's fields, such as `first_name`, or a name of your own that the form's `variables` explains. */
  name: SignupFieldName;
  /** What the field is called. */
  label: ReactNode;
  /** A control of your own in place of the `<input>`, such as a `<select>`. */
  children?: ((props: SignupControlProps) => ReactNode) | undefined;
}

/**
 * A field of a `SignupForm`: label, input, and what is wrong with it. An `id` of your own is the label's too, and what your
 * `aria-describedby` names is read out before that.
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
  { name, label, children, id, 'aria-describedby': description, ...props },
  ref,
) {
  const form = useSignupParts();
  const ours = form.fieldProps(name);
  const input = {
    ...ours,
    id: id ?? ours.id,
    'aria-describedby': `${description ?? ''} ${ours['aria-describedby']}`.trim(),
  };
  return (
    <div data-prefinery="signup-field">
      <label htmlFor={input.id}>{label}</label>
      {children ? children(input) : <input {...input} {...props} ref={ref} />}
      <SignupMessage name={name} />
    </div>
  );
});

/** What is wrong with a field, in words. */
export function SignupMessage({ name }: { name: SignupFieldName }) {
  const form = useSignupParts();
  const field = form.invalidOf(name);
  return <p {...form.errorProps(name)}>{field && form.say(field)}</p>;
}
