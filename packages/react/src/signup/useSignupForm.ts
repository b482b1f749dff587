'use client';
import { type NewUser, type PrefineryError, readLanding, type User } from '@prefinery-kit/core';
import { type ComponentProps, type FormEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import { callBack } from '../foundation/internal/callBack.ts';
import { useKit } from '../foundation/internal/context.ts';
import { noteDocument } from '../foundation/internal/focus.ts';
import { ownValue } from '../foundation/internal/ownValue.ts';
import { hasFocusWithin } from '../foundation/internal/realm.ts';
import { refuseUnknown, refuseUnless, warnOnce } from '../foundation/internal/refuseUnknown.ts';
import { useIsHydrating } from '../foundation/internal/useIsHydrating.ts';
import { useAnnouncement } from '../foundation/useAnnouncement.ts';
import { useVisitor } from '../visitor/useVisitor.ts';
import {
  autoComplete,
  plainName,
  rawName,
  readFields,
  readForm,
  type SignupFieldName,
  type SignupVariables,
  submitterOf,
} from './fields.ts';
import { whenSubmitIsBlocked } from './internal/blockedSubmit.ts';
import { hiddenInputs, postAddress } from './internal/post.ts';
import { isAboutAddress } from './internal/reasons.ts';
import { useSignup } from './internal/useSignup.ts';
import { useFormImpression } from './useFormImpression.ts';
import { type InvalidSignupField, useInvalidFields } from './useInvalidFields.ts';

/** How a signup form behaves. */
export interface UseSignupFormOptions {
  /** Called with the user who joined. If it throws, that is reported as an uncaught error; the signup has worked. */
  onSuccess?: ((user: User) => void) | undefined;
  /**
   * What screen readers are told about the user who joined, if the form has been removed by then: in a gate, the signup
   * removes it.
   */
  announcement?: ((user: User) => string) | undefined;
  /** Called when the signup failed. */
  onError?: ((error: PrefineryError) => void) | undefined;
  /**
   * Called with the data before it is sent: the place for a captcha. Return other data to send that, `false` to cancel
   * without a message, or throw to fail. The form is `pending` in the meantime.
   */
  beforeSubmit?: ((data: NewUser) => BeforeSubmitAnswer | Promise<BeforeSubmitAnswer>) | undefined;
  /**
   * Where the browser posts the form before hydration, without JavaScript, and when the vendor's script does not load.
   * `false`: nowhere, and a blocked script is an error like any other.
   *
   * @defaultValue the vendor's address for raw HTML forms. A client whose `scriptUrl` is on this machine or plain
   * `http:` uses a sandbox, which takes forms beside its script.
   */
  action?: string | false | undefined;
  /** Your own names for the vendor's custom variables: `{ company: 'custom_var1' }`. */
  variables?: SignupVariables | undefined;
  /**
   * Name of an input that people leave empty and robots fill in. If it is filled in, the signup fails with the code
   * `honeypot`. A password manager may fill it in too, so a second submit of the same form goes through.
   */
  honeypot?: string | undefined;
}

/** What `beforeSubmit` may return. Nothing means: go on with the same data. */
export type BeforeSubmitAnswer = NewUser | false | void;

/** Props of a field's `<input>`, `<select>` or `<textarea>`. */
export type SignupControlProps = Pick<
  ComponentProps<'input'>,
  'id' | 'name' | 'type' | 'autoComplete' | 'autoFocus' | 'required' | 'aria-invalid' | 'aria-describedby'
>;

/** A signup form's status, and props for the elements of your own markup. */
export interface UseSignupFormResult {
  /**
   * `waiting`: the visitor has submitted the form, but has not answered about consent yet. The signup is sent as soon
   * as they grant it. Listeners of the client get `consent_required`, so that the app can open its banner.
   *
   * `posted`: the vendor's script could not be loaded, so the browser posts the form and leaves the page. Whether the
   * signup worked is shown by the vendor's next page. A visitor who stops the browser can submit again; when they come
   * back to the page, it is `idle`. If a policy or a frame of the page stops the browser, it is an `error` with the
   * code `post_blocked`.
   */
  status: 'idle' | 'waiting' | 'pending' | 'success' | 'error' | 'posted';
  /** The user who has joined, with this form or before, while the status is `success`. */
  user: User | null;
  /** Why it failed, while the status is `error`. */
  error: PrefineryError | null;
  /** Why the browser refuses the value of a field, until it is changed; `undefined` while it is valid. */
  invalidOf: (name: SignupFieldName) => InvalidSignupField | undefined;
  /** Resets the status. Typed input stays as long as its inputs do. */
  reset: () => void;
  /** For the `<form>`. Every named field in it is sent to `addUser`. */
  formProps: Pick<ComponentProps<'form'>, 'method' | 'action'> &
    Record<'onSubmit' | 'onInput' | 'onInvalidCapture', (event: FormEvent<HTMLFormElement>) => void> &
    Record<'onClickCapture', (event: MouseEvent<HTMLFormElement>) => void>;
  /** Props of hidden inputs with the visitor's landing data, for a form that the browser posts. */
  hiddenProps: { type: 'hidden'; name: string; value: string }[];
  /**
   * For the input of a field, by the vendor's name or your own. For a form that the browser posts, the vendor documents
   * only the name of the e-mail address; that other fields follow the same pattern is inferred.
   */
  fieldProps: (name: SignupFieldName) => SignupControlProps;
  /** For a checkbox that is required. It is not sent. Its message is that of the field `agreement`. */
  agreementProps: SignupControlProps;
  /** For the input named by `honeypot`. Hide it visually, but not by its type. Password managers ignore it. */
  honeypotProps: Pick<ComponentProps<'input'>, 'name' | 'tabIndex' | 'autoComplete'> & Record<`data-${string}`, string>;
  /**
   * For the element with the message after a signup, or after the form is posted. If it replaces a form that had the
   * focus, it gets the focus; after `reset` the e-mail address does.
   */
  statusProps: Pick<ComponentProps<'p'>, 'role' | 'tabIndex'> & { ref: (element: HTMLElement | null) => void };
  /** For a field's `<label>`. */
  labelProps: (name: SignupFieldName) => Pick<ComponentProps<'label'>, 'htmlFor'>;
  /**
   * For the element with a field's message, or without a name for the one with the error of the signup. Keep that one
   * in the page, so that screen readers announce its changes. A field without such an element keeps the browser's
   * bubble.
   */
  errorProps: (name?: SignupFieldName) => Pick<ComponentProps<'p'>, 'id' | 'role'>;
}

/** Attributes that make 1Password, LastPass, Bitwarden and Dashlane ignore a field. */
const unmanaged = { 'data-1p-ignore': '', 'data-lpignore': 'true', 'data-bwignore': '', 'data-form-type': 'other' };

const customVariables = ['custom_var1', 'custom_var2', 'custom_var3'] as const;

/**
 * A signup form's behaviour without markup: its data, its status, and what screen readers need. Beside the e-mail
 * address it sends every named field by the vendor's names, such as `first_name` or `custom_var1`.
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
export function useSignupForm(options: UseSignupFormOptions = {}): UseSignupFormResult {
  const { onSuccess, onError, beforeSubmit, action, announcement, variables = {}, honeypot } = options;
  const kit = useKit('useSignupForm');
  if (process.env.NODE_ENV !== 'production') checkOptions(options);
  const { client } = kit;
  useFormImpression();
  const { user: known } = useVisitor();

  const announcer = useAnnouncement();
  const base = useId();
  const idOf = (name: string) => `${base}${plainName(name, variables)}`;
  const errorId = (name: string) => `${idOf(name)}-error`;
  const invalidFields = useInvalidFields(({ name }) => plainName(name, variables) || 'agreement', errorId);
  const invalidOf = (name: string) => invalidFields.invalidOf(plainName(name, variables));

  const target = action === false ? undefined : action || postAddress(client);
  const isHydrating = useIsHydrating();
  const hidden = target ? hiddenInputs(kit.serverLanding, isHydrating ? null : readLanding(client)) : {};

  const statusElement = useRef<HTMLElement>(null);
  // Whether the element that is about to be removed has the focus.
  const [isFocusLost, setFocusLost] = useState(false);
  // A form that the visitor is filling in stays, even if the session then shows that they have joined before.
  const [isTouched, setTouched] = useState(false);
  // The session key for which `reset` was called: the form stays for this user.
  const [resetKey, setResetKey] = useState<string | null>(null);

  const signup = useSignup(kit, {
    known,
    target,
    honeypot: honeypot === undefined ? '' : plainName(honeypot, variables),
    beforeSubmit,
    onSuccess: ({ user, sessionKey }, { form }, isCurrent) => {
      if (isCurrent && hasFocusWithin(form)) setFocusLost(true);
      if (sessionKey && announcement) announcer.announce(announcement(user));
      callBack(onSuccess, user);
    },
    onError,
  });
  const { joined, error } = signup;
  const returning = signup.status === 'idle' && !isTouched && resetKey !== kit.sessionKey ? known : null;
  const user = joined ?? returning ?? null;
  const status = returning ? 'success' : signup.status;

  useEffect(() => {
    // The form is still in the page and shows the message itself.
    if (user) announcer.cancel();
  }, [user, announcer]);
  useEffect(() => {
    const { session } = client;
    // Before the form of a user who has joined before is removed.
    return session.subscribe(() => {
      const form = statusElement.current?.closest('form');
      if (session.state.user && form && hasFocusWithin(form)) setFocusLost(true);
    });
  }, [client]);
  useEffect(() => {
    if (user && isFocusLost) statusElement.current?.focus();
  }, [user, isFocusLost]);

  function submit(form: HTMLFormElement, submitter: HTMLElement | null): void {
    if (signup.isInFlight() || user) return;
    // A submit event means that all fields are valid. Autofill may have corrected one without an event.
    invalidFields.clear();
    if (isFocusLost) setFocusLost(false);
    announcer.prepare(form);
    signup.send({ form, typed: readFields(readForm(form, submitter), variables, hidden) });
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    submit(event.currentTarget, submitterOf(event.nativeEvent));
  };

  const describe = (name: string, isInvalid = !!invalidOf(name), about = errorId(name)) => ({
    id: idOf(name),
    'aria-invalid': isInvalid,
    'aria-describedby': about,
  });

  return {
    status,
    user,
    error,
    invalidOf,
    reset: () => {
      setFocusLost(!!statusElement.current && hasFocusWithin(statusElement.current));
      signup.reset();
      setTouched(false);
      setResetKey(kit.sessionKey);
      invalidFields.clear();
    },
    formProps: {
      method: 'post',
      action: target,
      onSubmit,
      onClickCapture: (event) => whenSubmitIsBlocked(event, submit),
      ...invalidFields.invalidProps,
      onInput: (event) => {
        setTouched(true);
        invalidFields.invalidProps.onInput(event);
      },
    },
    hiddenProps: Object.entries(hidden).map(([name, value]) => ({ type: 'hidden', name, value })),
    fieldProps: (name) => ({
      name: rawName(plainName(name, variables)),
      autoComplete: ownValue(autoComplete, name),
      ...(name === 'email'
        ? {
            type: 'email',
            required: true,
            // Only an input that mounts takes it.
            autoFocus: isFocusLost,
            ...describe(
              name,
              !!invalidOf(name) || (error !== null && isAboutAddress(error)),
              `${errorId(name)} ${errorId('')}`,
            ),
          }
        : describe(name)),
    }),
    agreementProps: { type: 'checkbox', required: true, ...describe('agreement') },
    honeypotProps: { name: honeypot, tabIndex: -1, autoComplete: 'off', ...unmanaged },
    statusProps: {
      role: 'status',
      tabIndex: -1,
      ref: (element) => {
        statusElement.current = element;
        noteDocument(element);
      },
    },
    labelProps: (name) => ({ htmlFor: idOf(name) }),
    errorProps: (name = '') => ({ id: errorId(name), ...(!name && { role: 'alert' }) }),
  };
}

function checkOptions({ variables = {}, honeypot, action }: UseSignupFormOptions): void {
  refuseUnknown('useSignupForm', 'variables', Object.values(variables), customVariables);
  const isFree = honeypot === undefined || !/^(|email|full_name|first_name|last_name)$/.test(honeypot);
  refuseUnless(
    isFree,
    'useSignupForm',
    `honeypot is "${honeypot}", which people fill in, or no name. Give a name that no field has, such as "website".`,
  );
  if (action === '') {
    const about =
      "action is empty, so the form is posted to the vendor's address. Give that of your server, or false for no post.";
    warnOnce('useSignupForm', about);
  }
}
