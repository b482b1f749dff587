'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useRecovery } from '../foundation/internal/useRecovery.ts';

/** How the button behaves. */
export interface UseHostedFormButtonOptions<Target extends HTMLElement = HTMLElement> {
  /** An e-mail address that stands in the form already. */
  email?: string | undefined;
  /** Called for each click of the visitor; once for those that they make while the form is on its way. */
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
  /** For the element that opens it. */
  buttonProps: {
    className: string;
    'aria-busy': boolean;
    'data-prefinery-prefill-email': string | undefined;
    onClick: (event: MouseEvent<Target>) => void;
  };
}

/**
 * The vendor's own popup form behind an element of yours. A click that comes before the vendor's script is kept, and made
 * again once when the script is there.
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
  /** Whether a click waits for its form, or did so in vain. */
  const [isAsked, setAsked] = useState(false);
  const kept = useRef<Target | null>(null);
  const clicked = useRef<Target | null>(null);
  const isEnded = ended?.attempt === attempt;
  const failure = isEnded ? ended.error : null;
  useRecovery(kit, failure, () => setAttempt(attempt + 1));

  useEffect(() => {
    const stop = new AbortController();
    const open = () => {
      setEnded({ attempt, error: null });
      setAsked(false);
      kept.current?.click();
      kept.current = null;
    };
    client.initForms({ signal: stop.signal }).then(open, (error: PrefineryError) => {
      if (error.code === 'aborted') return;
      kept.current = null;
      setEnded({ attempt, error });
    });
    return () => stop.abort();
  }, [client, attempt]);

  // As long as nobody wants the form, nobody has to hear that it cannot come.
  const error = isAsked ? failure : null;
  const isPending = isAsked && !failure;
  return {
    status: isPending ? 'pending' : error ? 'error' : 'idle',
    error,
    refetch: () => {
      if (!isEnded) return;
      kept.current = clicked.current;
      setAsked(true);
      setAttempt(attempt + 1);
    },
    buttonProps: {
      className: 'prefinery-form-cta',
      'aria-busy': isPending,
      'data-prefinery-prefill-email': email,
      onClick(event) {
        // One that waits is made again by us, not by the visitor.
        if (!kept.current) onClick?.(event);
        // Then the vendor's script sees it itself.
        if (client.state === 'ready') return;
        kept.current = clicked.current = event.currentTarget;
        setAsked(true);
        // It failed, or the visitor has taken back their consent since.
        if (isEnded) setAttempt(attempt + 1);
      },
    },
  };
}
