'use client';
import { isPrefineryError, type NewUser, PrefineryError, readLanding, type User } from '@prefinery-kit/core';
import { useMutation } from '@tanstack/react-query';
import { type ComponentProps, type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useKit } from '../context.ts';
import { autoComplete, plainName, rawName, readFields, type SignupFieldName, type SignupVariables } from '../fields.ts';
import { hiddenInputs, post, postAddress } from '../post.ts';
import { addUserMutation } from '../queries.ts';
import { useFormImpression } from './useFormImpression.ts';
import { type InvalidField, useInvalidFields } from './useInvalidFields.ts';
import { useIsHydrating } from './useIsHydrating.ts';

/** How a signup form behaves. */
export interface UseSignupFormOptions {
  /** Called with the person who joined. */
  onSuccess?: ((user: User) => void) | undefined;
  /** Called when the signup failed. */
  onError?: ((error: PrefineryError) => void) | undefined;
  /**
   * Called with what is about to be sent: the place for a captcha. Answer other data to send that, `false` to stop
   * without a word, or throw to fail. The form is `pending` meanwhile.
   */
  beforeSubmit?: ((data: NewUser) => BeforeSubmitAnswer | Promise<BeforeSubmitAnswer>) | undefined;
  /**
   * Where the browser posts the form before hydration, without JavaScript, and when the vendor's script
   * does not load. `false`: nowhere, and a blocked script is an error like any other.
   *
   * @defaultValue the address that the vendor has for raw HTML forms, or the sandbox's, by the client's `scriptUrl`
   */
  action?: string | false | undefined;
  /** Your own names for the vendor's custom variables: `{ company: 'custom_var1' }`. */
  variables?: SignupVariables | undefined;
  /** Name of an input that people leave empty and robots fill in. What it stops fails with the code `honeypot`. */
  honeypot?: string | undefined;
}

/** What `beforeSubmit` may answer. Nothing is: go on with the same data. */
export type BeforeSubmitAnswer = NewUser | false | void;

/** Props of a field's `<input>`, `<select>` or `<textarea>`. */
export type SignupControlProps = Pick<
  ComponentProps<'input'>,
  'id' | 'name' | 'type' | 'autoComplete' | 'autoFocus' | 'required' | 'aria-invalid' | 'aria-describedby'
>;

/** A signup form's state, and props for the elements of your own markup. */
export interface SignupFormState {
  /**
   * `posted`: the vendor's script is out of reach, so the browser posts the form and leaves the page. That is no failure
   * and no success: the vendor's next page tells which. Where the visitor stops the browser, they can submit again; when they
   * come back to the page, it is `idle`.
   */
  state: 'idle' | 'pending' | 'success' | 'error' | 'posted';
  /** The person who joined, once the state is `success`. */
  user: User | null;
  /** Why it failed, while the state is `error`. */
  error: PrefineryError | null;
  /** Why the browser does not take what stands in a field, until it is changed; `undefined` while all is well. */
  invalidOf: (name: SignupFieldName) => InvalidField | undefined;
  /** Begins again. What was typed stays as long as its inputs do. */
  reset: () => void;
  /** For the `<form>`. Every named field in it goes to `addUser`. */
  formProps: Pick<ComponentProps<'form'>, 'method' | 'action'> &
    Record<'onSubmit' | 'onInput' | 'onInvalidCapture', (event: FormEvent<HTMLFormElement>) => void>;
  /** One `<input>` each: how the visitor came, for a form that the browser posts. */
  hiddenProps: { type: 'hidden'; name: string; value: string }[];
  /**
   * For the input of a field, by the vendor's name or your own. In a form that the browser posts, only the e-mail
   * address's name is documented by the vendor; that other fields are named like it is inferred.
   */
  fieldProps: (name: SignupFieldName) => SignupControlProps;
  /** For a checkbox that has to be ticked. It is not sent. Its message is that of the field `agreement`. */
  agreementProps: SignupControlProps;
  /** For the input that is named by `honeypot`. Hide it from people, but not by its type. */
  honeypotProps: Pick<ComponentProps<'input'>, 'name' | 'tabIndex' | 'autoComplete'>;
  /**
   * For the element with what is said once somebody joined, or once the form is posted. Where it takes the place of a form
   * that had the focus, it gets the focus; after `reset` the e-mail address does.
   */
  statusProps: Pick<ComponentProps<'p'>, 'role' | 'tabIndex'> & { ref: (element: HTMLElement | null) => void };
  /** For a field's `<label>`. */
  labelProps: (name: SignupFieldName) => Pick<ComponentProps<'label'>, 'htmlFor'>;
  /**
   * For the element with a field's message, or without a name for the one that says why the signup failed. Keep that one
   * in the page, so that its changes are read out. A field without such an element keeps the browser's own bubble.
   */
  errorProps: (name?: SignupFieldName) => Pick<ComponentProps<'p'>, 'id' | 'role'>;
}

/** Who joined, and the mark of that person while they are here. */
interface Joined {
  user: User;
  sessionKey: string | null;
}

/** What is refused before it is sent. There the browser can still post the form. */
const unsent = /^(script_failed|project_conflict|disabled)$/;
/**
 * What is about the address. Of `rejected` nobody knows: it is also a limit that was hit, an app's captcha, and a service
 * in trouble. All others have nothing to do with what was typed.
 */
const aboutAddress = /forbidden|invalid_data/;

/**
 * A signup form's behaviour without markup: what it sends, where it is, and what a screen reader needs to know.
 * Beside the e-mail address it sends every named field by the vendor's names, such as `first_name` or `custom_var1`.
 *
 * The form is a real one. Before hydration, without JavaScript, and when the vendor's script does not load,
 * the browser posts it to the vendor's own page.
 *
 * @example
 * ```tsx
 * const { formProps, hiddenProps, labelProps, fieldProps, errorProps, error, invalidOf } = useSignupForm();
 * return (
 *   <form {...formProps}>
 *     {hiddenProps.map((props) => (
 *       <input key={props.name} {...props} />
 *     ))}
 *     <label {...labelProps('email')}>E-mail</label>
 *     <input {...fieldProps('email')} />
 *     <p {...errorProps('email')}>{invalidOf('email') && 'Enter your e-mail address.'}</p>
 *     <label {...labelProps('first_name')}>First name</label>
 *     <input {...fieldProps('first_name')} />
 *     <button>Join</button>
 *     <p {...errorProps()}>{error && 'That did not work. Please try again.'}</p>
 *   </form>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useSignupForm(options: UseSignupFormOptions = {}): SignupFormState {
  const { onSuccess, onError, beforeSubmit, action, variables = {}, honeypot } = options;
  const kit = useKit('useSignupForm');
  const { client } = kit;
  useFormImpression();

  const base = useId();
  const idOf = (name: string) => `${base}${plainName(name, variables)}`;
  const errorId = (name: string) => `${idOf(name)}-error`;
  const { invalid, invalidProps, clear } = useInvalidFields(
    ({ name }) => plainName(name, variables) || 'agreement',
    errorId,
  );

  const invalidOf = (name: string) => invalid[plainName(name, variables)];

  const target = action === false ? undefined : (action ?? postAddress(client));
  const isHydrating = useIsHydrating();
  const hidden = target ? hiddenInputs(kit.serverLanding, isHydrating ? null : readLanding(client)) : {};

  const status = useRef<HTMLElement>(null);
  // Whether what goes next has the focus with it.
  const [isFocusLost, setFocusLost] = useState(false);
  const submitted = useRef<HTMLFormElement>(null);
  const { mutationFn: add, ...shared } = addUserMutation(kit);
  const mutation = useMutation<Joined | 'idle' | 'posted', PrefineryError, NewUser>(
    {
      ...shared,
      mutationFn: async (typed) => {
        if (honeypot !== undefined && plainName(honeypot, variables) in typed) throw new PrefineryError('honeypot');
        const data = await prepare(typed, beforeSubmit);
        if (!data) return 'idle';
        try {
          // What is in trouble already is not waited for.
          if (target && client.error) throw client.error;
          const joined = await add(data);
          const { key, user: now } = client.session.state;
          return { user: joined, sessionKey: now?.id === joined.id ? key : null };
        } catch (error) {
          if (!target || !submitted.current || !isPrefineryError(error) || !unsent.test(error.code)) throw error;
          post(submitted.current, data);
          return 'posted';
        }
      },
      onSuccess: (answer) => {
        if (typeof answer === 'string') return;
        setFocusLost(!!submitted.current?.contains(document.activeElement));
        onSuccess?.(answer.user);
      },
      onError: (problem) => onError?.(problem),
      onSettled: () => {
        submitted.current = null;
      },
    },
    kit.queryClient,
  );
  const { data, error, reset } = mutation;
  // Once another person is here, or nobody, the success is no longer theirs.
  const user = typeof data === 'object' && data.sessionKey === kit.sessionKey ? data.user : null;
  const state = typeof data === 'string' ? data : data && !user ? 'idle' : mutation.status;

  useEffect(() => {
    if (user && isFocusLost) status.current?.focus();
  }, [user, isFocusLost]);

  // Browsers keep a page that they leave, and show it again as it was.
  useEffect(() => {
    if (state !== 'posted') return undefined;
    window.addEventListener('pageshow', reset);
    return () => window.removeEventListener('pageshow', reset);
  }, [state, reset]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (submitted.current || user) return;
    submitted.current = event.currentTarget;
    mutation.mutate(readFields(new FormData(event.currentTarget), variables, hidden));
  };

  const describe = (name: string, isInvalid = !!invalidOf(name), about = errorId(name)) => ({
    id: idOf(name),
    'aria-invalid': isInvalid,
    'aria-describedby': about,
  });

  return {
    state,
    user,
    error,
    invalidOf,
    reset: () => {
      submitted.current = null;
      setFocusLost(!!status.current?.contains(document.activeElement));
      reset();
      clear();
    },
    formProps: { method: 'post', action: target, onSubmit, ...invalidProps },
    hiddenProps: Object.entries(hidden).map(([name, value]) => ({ type: 'hidden', name, value })),
    fieldProps: (name) => ({
      name: rawName(plainName(name, variables)),
      autoComplete: autoComplete[name],
      ...(name === 'email'
        ? {
            type: 'email',
            required: true,
            // Only a field that is drawn anew takes it.
            autoFocus: isFocusLost,
            ...describe(
              name,
              !!invalidOf(name) || aboutAddress.test(error?.code ?? ''),
              `${errorId(name)} ${errorId('')}`,
            ),
          }
        : describe(name)),
    }),
    agreementProps: { type: 'checkbox', required: true, ...describe('agreement') },
    honeypotProps: { name: honeypot, tabIndex: -1, autoComplete: 'off' },
    statusProps: {
      role: 'status',
      tabIndex: -1,
      ref: (element) => {
        status.current = element;
      },
    },
    labelProps: (name) => ({ htmlFor: idOf(name) }),
    errorProps: (name = '') => ({ id: errorId(name), ...(!name && { role: 'alert' }) }),
  };
}

/** Asks the app. What it throws becomes an error of the kit. */
async function prepare(data: NewUser, ask: UseSignupFormOptions['beforeSubmit']): Promise<NewUser | false> {
  try {
    return (await ask?.(data)) ?? data;
  } catch (cause) {
    if (isPrefineryError(cause)) throw cause;
    throw new PrefineryError('rejected', { command: 'addUser', about: String(cause), cause });
  }
}
