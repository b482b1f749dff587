'use client';
import { PrefineryError } from '@prefinery-kit/core';
import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  type ReactNode,
  useCallback,
  useImperativeHandle,
  useRef,
} from 'react';
import type { SignupFieldName } from './fields.ts';
import type { SignupControlProps } from './useSignupForm.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { SignupMessage } from './internal/SignupMessage.tsx';
import { useSignupParts } from './internal/useSignupParts.ts';
import { wrapMixedTexts } from '../foundation/internal/wrapTexts.tsx';

/** The control that a field may have. */
export type SignupControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a control of your own is given: spread it onto an `<input>`, a `<select>` or a `<textarea>`. */
export interface SignupFieldControlProps
  extends
    SignupControlProps,
    Pick<
      ComponentPropsWithoutRef<'input'>,
      'className' | 'style' | 'disabled' | 'title' | 'lang' | 'dir' | 'tabIndex'
    > {
  /** Passes the control to the `ref` of the `SignupField`. */
  ref: (control: SignupControl | null) => void;
}

export interface SignupFieldProps extends Omit<ComponentPropsWithoutRef<'input'>, 'name' | 'children'> {
  /**
   * One of the vendor's fields, such as `first_name`, or a name of your own that the form's `variables` maps to one.
   */
  name: SignupFieldName;
  /**
   * The label of the field. Every field but `email` needs one.
   *
   * @defaultValue for `email` the form's text `email`, and with it the text `placeholder`
   */
  label?: ReactNode;
  /** A control of your own in place of the `<input>`, such as a `<select>`. It gets the props of the field. */
  children?: ((props: SignupFieldControlProps) => ReactNode) | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'SignupField'> | undefined;
}

/**
 * A field of a `SignupForm`: label, input, and validation message. The label uses an `id` of your own too, and what
 * your `aria-describedby` refers to is read out before the message.
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
 * @throws `PrefineryError` with code `no_provider` outside a `SignupForm` or `SignupRoot`, and in development with code `invalid_options` without a
 * label.
 */
export const SignupField = forwardRef<SignupControl, SignupFieldProps>(function SignupField(
  { name, label, children, id, render, 'aria-describedby': description, ...props },
  ref,
) {
  const form = useSignupParts('SignupField');
  const draw = useElements('SignupField', render);
  const isOurs = label === undefined && name === 'email';
  if (process.env.NODE_ENV !== 'production' && label === undefined && !isOurs) {
    const about = `label is undefined. Give the field "${name}" one, such as label="First name".`;
    throw new PrefineryError('invalid_options', { command: 'SignupField', about });
  }
  const ours = form.fieldProps(name);
  const input = {
    ...ours,
    ...(isOurs && { placeholder: form.text.placeholder }),
    id: id ?? ours.id,
    'aria-describedby': `${description ?? ''} ${ours['aria-describedby']}`.trim(),
    ...props,
    ref: useControlRef(ref),
  };
  return draw(
    'field',
    <div data-prefinery="signup-field" data-state={ours['aria-invalid'] === true ? 'invalid' : 'valid'}>
      {draw('label', <label htmlFor={input.id}>{wrapMixedTexts(isOurs ? form.text.email : label)}</label>, name)}
      {children ? children(input) : draw('input', <input {...input} />, name)}
      <SignupMessage owner="SignupField" name={name} draw={draw} />
    </div>,
    name,
  );
});

/** A ref as a function, which fits any kind of control. */
function useControlRef(ref: ForwardedRef<SignupControl>): (control: SignupControl | null) => void {
  const held = useRef<SignupControl | null>(null);
  useImperativeHandle<SignupControl | null, SignupControl | null>(ref, () => held.current);
  return useCallback((control) => {
    held.current = control;
  }, []);
}
