'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { useCallback } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { type Draw, useDrawnPage, type UseVendorPageResult } from './useDrawnPage.ts';

/** Initial values of the vendor's form. */
export interface UseHostedFormOptions {
  /** An e-mail address to prefill the form with. */
  email?: string | undefined;
  /** The title of its frame, for screen readers. @defaultValue `'Signup form'` */
  label?: string | undefined;
}

/** The state of the vendor's form. */
export type UseHostedFormResult = UseVendorPageResult;

/** How long a form may take to appear, in ms. */
const LOAD_TIMEOUT = 10_000;

/**
 * The vendor's own signup form in an element of yours. It is drawn after every client-side navigation, however many
 * there are on a page. Another `email` draws it anew, so typed input is lost.
 *
 * The vendor's script has no event for a form that has loaded, nor for a signup in it. The kit watches the form's frame
 * to see that it has loaded; `useUser` returns the new user after its next read.
 *
 * @example
 * ```tsx
 * const { ref, status, refetch } = useHostedForm({ email: 'sheldon@bigbangtheory.com' });
 * return (
 *   <section aria-busy={status === 'pending'}>
 *     {status === 'error' && <button onClick={refetch}>Try again</button>}
 *     <div ref={ref} />
 *   </section>
 * );
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export function useHostedForm({ email, label = 'Signup form' }: UseHostedFormOptions = {}): UseHostedFormResult {
  const kit = useKit('useHostedForm');
  const { client } = kit;
  const draw = useCallback<Draw>(
    async (target, signal) => {
      // The vendor's script then finds no element for the form, and does not report it.
      const about =
        target.ownerDocument !== document
          ? 'other_document'
          : target.getRootNode() instanceof ShadowRoot
            ? 'shadow_root'
            : undefined;
      if (about) throw new PrefineryError('invalid_data', { command: 'initForms', about });
      target.className = 'prefinery-form-embed';
      if (email) target.setAttribute('data-prefinery-prefill-email', email);
      await client.initForms({ signal });
      await filled(target, signal);
    },
    [client, email],
  );
  return useDrawnPage(kit, 'initForms', draw, label);
}

/** Resolves when the element has content: a frame once it has loaded, anything else at once. */
const filled = (target: Element, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    // It may have been aborted after the command.
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    };
    const look = () => {
      const frame = target.querySelector('iframe');
      if (frame) frame.addEventListener('load', stop);
      else if (target.hasChildNodes()) stop();
    };
    const fail = (reason: unknown) => {
      reject(reason);
      stop();
    };
    const timer = setTimeout(
      () => fail(new PrefineryError('timeout', { command: 'initForms', about: `${LOAD_TIMEOUT}` })),
      LOAD_TIMEOUT,
    );
    const observer = new MutationObserver(look);
    observer.observe(target, { childList: true, subtree: true });
    signal.addEventListener('abort', () => fail(signal.reason));
    look();
  });
