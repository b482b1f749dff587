'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import type { OwnElements } from '../foundation/elements.ts';
import { mergeProps } from '../foundation/internal/mergeProps.ts';
import { InnerElements, useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, resolveText, useFormatNumber, useTexts } from '../foundation/texts.ts';
import { SignupContext } from './internal/useSignupParts.ts';
import { signupFormEnglish, type SignupFormTexts } from './texts.ts';
import { useSignupForm, type UseSignupFormOptions } from './useSignupForm.ts';

export interface SignupRootProps
  extends
    Omit<ComponentPropsWithoutRef<'form'>, 'onError' | 'action' | 'method'>,
    Omit<UseSignupFormOptions, 'announcement'> {
  /** Your own texts for the form and its parts: those of `signupForm`. */
  texts?: OwnTexts<SignupFormTexts> | undefined;
  /** Your own elements in place of those of all parts in the form. A part's own `render` wins. */
  render?: OwnElements<'SignupRoot'> | undefined;
}

/**
 * The `<form>` of a signup, for an order and a choice of parts of your own. `SignupForm` is made of it and of the other
 * parts that begin with `Signup`. Every named field in it is sent to `addUser`.
 *
 * @example
 * ```tsx
 * <SignupRoot>
 *   <SignupFields>
 *     <SignupField name="email" />
 *     <SignupSubmit />
 *     <SignupError />
 *   </SignupFields>
 *   <SignupStatus />
 * </SignupRoot>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const SignupRoot = forwardRef<HTMLFormElement, SignupRootProps>(function SignupRoot(
  { children, texts, render, onSuccess, onError, beforeSubmit, action, variables, honeypot, ...props },
  ref,
) {
  const text = useTexts('signupForm', signupFormEnglish, texts);
  const format = useFormatNumber();
  const draw = useElements('SignupRoot', render);
  const form = useSignupForm({
    announcement: (user) => `${resolveText(text.success, user)} ${resolveText(text.successDetail, user, format)}`,
    onSuccess,
    onError,
    beforeSubmit,
    action,
    variables,
    honeypot,
  });
  return (
    // oxlint-disable-next-line react/jsx-no-constructed-context-values -- a form and its fields always render together.
    <SignupContext.Provider value={{ ...form, text }}>
      {draw(
        'root',
        <form {...mergeProps(form.formProps, props)} ref={ref} data-prefinery="signup-form" data-state={form.status}>
          {!form.user && form.hiddenProps.map((hidden) => <input key={hidden.name} {...hidden} />)}
          <InnerElements render={render}>{children}</InnerElements>
        </form>,
      )}
    </SignupContext.Provider>
  );
});
