'use client';
import type { PrefineryError, User } from '@prefinery-kit/core';
import { type ComponentProps, type FormEvent, useId } from 'react';
import { useAddUser } from './useAddUser.ts';
import { useFormImpression } from './useFormImpression.ts';

/** What happens after a signup. */
export interface UseSignupFormOptions {
  /** Called with the person who joined. */
  onSuccess?: ((user: User) => void) | undefined;
  /** Called when the signup failed. */
  onError?: ((error: PrefineryError) => void) | undefined;
}

/** A signup form's state, and props for the elements of your own markup. */
export interface SignupFormState {
  state: 'idle' | 'pending' | 'success' | 'error';
  /** The person who joined, once the state is `success`. */
  user: User | undefined;
  /** Why it failed, while the state is `error`. */
  error: PrefineryError | null;
  /** For the `<form>`. Every named field in it goes to `addUser`. */
  formProps: { onSubmit: (event: FormEvent<HTMLFormElement>) => void };
  /** For the e-mail `<input>`. */
  emailProps: Pick<
    ComponentProps<'input'>,
    'id' | 'name' | 'type' | 'autoComplete' | 'required' | 'aria-invalid' | 'aria-describedby'
  >;
  /** For the e-mail's `<label>`. */
  labelProps: Pick<ComponentProps<'label'>, 'htmlFor'>;
  /** For the element with the error message. Keep it in the page, so that its changes are read out. */
  errorProps: Pick<ComponentProps<'p'>, 'id' | 'role'>;
}

/**
 * A signup form's behaviour without markup: what it sends, where it is, and what a screen reader needs to know.
 * Beside the e-mail address it sends every named field by the vendor's names, such as `first_name` or `custom_var1`.
 *
 * @example
 * ```tsx
 * const { formProps, labelProps, emailProps, errorProps, error } = useSignupForm();
 * return (
 *   <form {...formProps}>
 *     <label {...labelProps}>E-mail</label>
 *     <input {...emailProps} />
 *     <input name="first_name" aria-label="First name" />
 *     <button>Join</button>
 *     <p {...errorProps}>{error && 'That did not work. Please try again.'}</p>
 *   </form>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useSignupForm({ onSuccess, onError }: UseSignupFormOptions = {}): SignupFormState {
  useFormImpression();
  const id = useId();
  const { mutate, status, data, error } = useAddUser({
    onSuccess: (user) => onSuccess?.(user),
    onError: (problem) => onError?.(problem),
  });

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (status === 'pending') return;
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => typeof value === 'string' && value);
    mutate({ email: '', ...Object.fromEntries(filled) });
  };

  return {
    state: status,
    user: data,
    error,
    formProps: { onSubmit },
    labelProps: { htmlFor: id },
    emailProps: {
      id,
      name: 'email',
      type: 'email',
      autoComplete: 'email',
      required: true,
      'aria-invalid': !!error,
      'aria-describedby': `${id}error`,
    },
    errorProps: { id: `${id}error`, role: 'alert' },
  };
}
