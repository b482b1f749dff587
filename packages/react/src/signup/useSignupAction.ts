'use client';
import { useRef } from 'react';
import { isPrefineryError, type NewUser, type PrefineryError, type User } from '@prefinery-kit/core';
import { readFields, type SignupVariables } from './fields.ts';
import { useAddUser } from './useAddUser.ts';
import { useFormImpression } from './useFormImpression.ts';

/**
 * The result of the last signup, with the typed values: React resets a form after its action. `null` before the first.
 */
export type SignupActionState =
  | { data: NewUser; user: User; error: null }
  | { data: NewUser; user: null; error: PrefineryError }
  | null;

export interface UseSignupActionOptions {
  /** Your own names for the vendor's custom variables: `{ company: 'custom_var1' }`. */
  variables?: SignupVariables | undefined;
}

/** The action for `useActionState`. */
export type UseSignupActionResult = (previous: SignupActionState, form: FormData) => Promise<SignupActionState>;

/**
 * A signup as an action for React 19's `useActionState`, in a form of your own. Its named fields go to `addUser` by the
 * vendor's names. If the same form is submitted again while the signup is in flight, it is sent once.
 *
 * @example
 * ```tsx
 * const [state, join, isPending] = useActionState(useSignupAction(), null);
 * if (state?.user) return <p>You are on the list.</p>;
 * return (
 *   <form action={join}>
 *     <input name="email" type="email" aria-label="E-mail" required defaultValue={state?.data.email} />
 *     <button disabled={isPending}>Join</button>
 *     <p role="alert">{state?.error && 'That did not work. Please try again.'}</p>
 *   </form>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useSignupAction({ variables = {} }: UseSignupActionOptions = {}): UseSignupActionResult {
  useFormImpression();
  const { mutateAsync: addUser } = useAddUser();
  const last = useRef<{ data: string; answer: Promise<SignupActionState> }>(null);

  async function join(data: NewUser): Promise<SignupActionState> {
    try {
      return { data, user: await addUser(data), error: null };
    } catch (error) {
      if (!isPrefineryError(error)) throw error;
      return { data, user: null, error };
    }
  }

  return (_, form) => {
    const data = readFields(form, variables);
    const written = JSON.stringify(data);
    if (last.current?.data === written) return last.current.answer;
    const answer = join(data);
    const signup = { data: written, answer };
    last.current = signup;
    // React starts the next action as soon as one is over, so actions submitted in the meantime get their result first.
    const forget = () =>
      setTimeout(() => {
        if (last.current === signup) last.current = null;
      });
    answer.then(forget, forget);
    return answer;
  };
}
