'use client';
import { type Consent, isPrefineryError, type NewUser, PrefineryError, type User } from '@prefinery-kit/core';
import { type MutationStatus, useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callBack } from '../../foundation/internal/callBack.ts';
import type { Kit } from '../../foundation/internal/context.ts';
import { addUserMutation } from '../../foundation/internal/queries.ts';
import { windowOf } from '../../foundation/internal/realm.ts';
import { useConsent } from '../../visitor/useConsent.ts';
import { watchDeparture } from './departure.ts';
import { post } from './post.ts';
import { whenReachable } from './reachable.ts';
import { isUnsent } from './reasons.ts';

/** One submit of a form. */
export interface Submission {
  form: HTMLFormElement;
  typed: NewUser;
  /** The user of the session before it. */
  before: User | null | undefined;
}

interface SignupOptions {
  /** The user of the session. */
  known: User | null | undefined;
  /** Where the browser posts the form if the command cannot be sent; `undefined`: nowhere. */
  target: string | undefined;
  /** Name of the field that only robots fill in; empty if there is none. */
  honeypot: string;
  beforeSubmit: ((data: NewUser) => Data | Promise<Data>) | undefined;
  /** Called with the user who joined. `isCurrent`: whether the form has not been reset since. */
  onSuccess: (joined: Joined, submission: Submission, isCurrent: boolean) => void;
  onError: ((error: PrefineryError) => void) | undefined;
}

/** What `beforeSubmit` may return. */
type Data = NewUser | false | void;

/** The user who joined, and the key of their session. */
export interface Joined {
  user: User;
  sessionKey: string | null;
}

/** `idle`: `beforeSubmit` has cancelled it. `posted`: the browser posts the form. */
type Answer = Joined | 'idle' | 'posted';

/** A form's signup. */
export interface Signup {
  /** See `UseSignupFormResult`. It is `success` only for a signup by this form. */
  status: 'idle' | 'waiting' | 'pending' | 'success' | 'error' | 'posted';
  /** The user who joined, while it is the user of the session. */
  joined: User | null;
  error: PrefineryError | null;
  isInFlight: () => boolean;
  send: (submission: Pick<Submission, 'form' | 'typed'>) => void;
  /** Resets the status. What is in flight continues, and is no longer shown. The same function on every render. */
  reset: () => void;
}

/** Sends the signups of a form. If the vendor's script cannot be used, the browser posts the form. */
export function useSignup(kit: Kit, options: SignupOptions): Signup {
  const { known, target, honeypot, beforeSubmit, onSuccess, onError } = options;
  const { client } = kit;
  const { consent } = useConsent();
  // The submit in flight, until it is over or the form is reset.
  const current = useRef<Submission>(null);
  const hasHoneypotFailed = useRef(false);
  const stopWatch = useRef<() => void>(undefined);
  useEffect(() => () => stopWatch.current?.(), []);
  const [blocked, setBlocked] = useState<PrefineryError | null>(null);

  function leave(submission: Submission, data: NewUser): 'posted' {
    stopWatch.current = watchDeparture(submission.form, (about) => {
      const error = new PrefineryError('post_blocked', { command: 'addUser', about });
      setBlocked(error);
      client.emit({ type: 'error', error });
      callBack(onError, error);
    });
    post(submission.form, data);
    return 'posted';
  }

  const { mutationFn: add, ...shared } = addUserMutation(kit);
  const mutation = useMutation<Answer, PrefineryError, Submission>(
    {
      ...shared,
      mutationFn: async (submission) => {
        const typed: NewUser & Record<string, unknown> = { ...submission.typed };
        if (typed[honeypot] !== undefined && !hasHoneypotFailed.current) {
          hasHoneypotFailed.current = true;
          throw new PrefineryError('honeypot');
        }
        delete typed[honeypot];
        const data = await prepare(typed, beforeSubmit);
        if (!data) return 'idle';
        // Offline, the browser would replace typed input with an error page. It posts no form that has been removed.
        const canPost = () =>
          target && navigator.onLine && submission.form.isConnected && current.current === submission;
        try {
          // If the form can be posted, the signup does not wait for retries of the script.
          if (target)
            await whenReachable(client).catch((error: unknown) => {
              if (canPost()) throw error;
            });
          const user = await add(data);
          const { key, user: now } = client.session.state;
          return { user, sessionKey: now?.id === user.id ? key : null };
        } catch (error) {
          if (!canPost() || !isPrefineryError(error) || !isUnsent(error)) throw error;
          return leave(submission, data);
        }
      },
      onSuccess: (answer, submission) => {
        if (typeof answer === 'object') onSuccess(answer, submission, current.current === submission);
      },
      onError: (problem) => {
        client.emit({ type: 'error', error: problem });
        callBack(onError, problem);
      },
      onSettled: (_answer, _problem, submission) => {
        if (current.current === submission) current.current = null;
      },
    },
    kit.queryClient,
  );
  const { data, mutate, reset: resetMutation } = mutation;

  const clear = useCallback(() => {
    stopWatch.current?.();
    setBlocked(null);
    resetMutation();
  }, [resetMutation]);

  // The session has the new user a moment before the mutation is over. The form changes together with the other parts.
  const sent = mutation.isPending ? mutation.variables : null;
  const begun = sent && known?.email === sent.typed.email && known.id !== sent.before?.id ? known : null;
  // When the user changes, the success of the previous one is not shown.
  const joined = begun ?? (typeof data === 'object' && data.sessionKey === kit.sessionKey ? data.user : null);
  const status = blocked ? 'error' : joined ? 'success' : stateOf(mutation, consent);

  // The back/forward cache of browsers restores a page as it was left.
  const form = mutation.variables?.form ?? null;
  useEffect(() => {
    if (status !== 'posted') return undefined;
    const page = windowOf(form);
    page.addEventListener('pageshow', clear);
    return () => page.removeEventListener('pageshow', clear);
  }, [status, form, clear]);

  return {
    status,
    joined,
    error: blocked ?? mutation.error,
    isInFlight: () => current.current !== null,
    send(submit) {
      const submission = { ...submit, before: known };
      stopWatch.current?.();
      if (blocked) setBlocked(null);
      current.current = submission;
      if (consent === 'pending') client.emit({ type: 'consent_required', result: null });
      mutate(submission);
    },
    reset: useCallback(() => {
      current.current = null;
      clear();
    }, [clear]),
  };
}

/** The status of a signup whose user, if it has one, is no longer the user of the session. */
function stateOf({ status, data }: { status: MutationStatus; data: Answer | undefined }, consent: Consent) {
  if (data) return typeof data === 'string' ? data : 'idle';
  // The visitor has not answered about consent yet.
  return status === 'pending' && consent === 'pending' ? 'waiting' : status;
}

/** Calls `beforeSubmit`. An error of the app becomes an error of the kit. */
async function prepare(data: NewUser, ask: SignupOptions['beforeSubmit']): Promise<NewUser | false> {
  try {
    return (await ask?.(data)) ?? data;
  } catch (cause) {
    if (isPrefineryError(cause)) throw cause;
    throw new PrefineryError('rejected', { command: 'addUser', about: String(cause), cause });
  }
}
