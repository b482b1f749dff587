'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useRecovery } from '../foundation/internal/useRecovery.ts';

/** How the button behaves. */
export interface UseHostedFormButtonOptions<Target extends HTMLElement = HTMLElement> {
  /** An e-mail address to prefill the form with. */
  email?: string | undefined;
  /** Called for each click of the visitor; several clicks while the form is pending count as one. */
  onClick?: ((event: MouseEvent<Target>) => void) | undefined;
}

/** A button that opens the vendor's form in its popup. */
export interface UseHostedFormButtonResult<Target extends HTMLElement = HTMLElement> {
  /** `pending` from a click until the form can be opened, `error` when it could not be. */
  status: 'idle' | 'pending' | 'error';
  /** Why it could not be opened, while the status is `error`. */
  error: PrefineryError | null;
  /** Tries again to open it, as another click does. */
  refetch: () => void;
  /** For the element that opens the form. */
  buttonProps: {
    className: string;
    'aria-busy': boolean;
    'data-prefinery-prefill-email': string | undefined;
    onClick: (event: MouseEvent<Target>) => void;
  };
}

/**
 * The vendor's own popup form behind an element of yours. A click before the vendor's script has loaded is stored, and
 * repeated once afterwards.
 *
 * @example
 * ```tsx
 * const { status, buttonProps } = useHostedFormButton();
 * return (
 *   <>
 *     <button {...buttonProps}>Join</button>
 *     {status === 'error' && <p role="alert">That did not work. Please try again.</p>}
 *   </>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useHostedFormButton<Target extends HTMLElement = HTMLElement>({
  email,
  onClick,
}: UseHostedFormButtonOptions<Target> = {}): UseHostedFormButtonResult<Target> {
  const kit = useKit('useHostedFormButton');
  const { client } = kit;
  const [attempt, setAttempt] = useState(0);
  const [ended, setEnded] = useState<{ attempt: number; error: PrefineryError | null } | null>(null);
  /** Whether a click waits for the form, or has failed. */
  const [isAsked, setAsked] = useState(false);
  const waiting = useRef<Target | null>(null);
  const clicked = useRef<Target | null>(null);
  const isEnded = ended?.attempt === attempt;
  const failure = isEnded ? ended.error : null;
  useRecovery(kit, failure, () => setAttempt(attempt + 1));

  useEffect(() => {
    const stop = new AbortController();
    const open = () => {
      setEnded({ attempt, error: null });
      setAsked(false);
      waiting.current?.click();
      waiting.current = null;
    };
    client.initForms({ signal: stop.signal }).then(open, (error: PrefineryError) => {
      if (error.code === 'aborted') return;
      waiting.current = null;
      setEnded({ attempt, error });
    });
    return () => stop.abort();
  }, [client, attempt]);

  // Without a click the failure does not matter to the visitor.
  const error = isAsked ? failure : null;
  const isPending = isAsked && !failure;
  return {
    status: isPending ? 'pending' : error ? 'error' : 'idle',
    error,
    refetch: () => {
      if (!isEnded) return;
      waiting.current = clicked.current;
      setAsked(true);
      setAttempt(attempt + 1);
    },
    buttonProps: {
      className: 'prefinery-form-cta',
      'aria-busy': isPending,
      'data-prefinery-prefill-email': email,
      onClick(event) {
        // A stored click is repeated by the kit, not by the visitor.
        if (!waiting.current) onClick?.(event);
        // The vendor's script handles the click itself.
        if (client.state === 'ready') return;
        waiting.current = clicked.current = event.currentTarget;
        setAsked(true);
        // The script has failed, or the visitor has denied consent since.
        if (isEnded) setAttempt(attempt + 1);
      },
    },
  };
}
