'use client';
import { PrefineryError } from '@prefinery-kit/core';
import { useCallback } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { type Draw, useDisplay, type UseVendorPageResult } from './useDisplay.ts';

/** What the vendor's form starts with. */
export interface UseHostedFormOptions {
  /** An e-mail address that stands in it already. */
  email?: string | undefined;
  /** What its frame is called, for those who do not see it. @defaultValue `'Signup form'` */
  label?: string | undefined;
}

/** Where the drawing of the vendor's form is. */
export type UseHostedFormResult = UseVendorPageResult;

/** How long a form may take to appear, in ms. */
const LIMIT = 10_000;

/**
 * The vendor's own signup form in an element of yours. It is there after every route change, however many there are on a
 * page. Another `email` draws it anew, so what was typed is lost.
 *
 * The vendor tells nobody that its form has come, or that somebody joined in it. That it has come is seen by its frame; of the
 * person `useUser` hears with its next read.
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
      // The vendor's script finds no form there, and tells nobody.
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
  return useDisplay(kit, 'initForms', draw, label);
}

/** Resolves when something stands in the element: a frame once it has loaded, anything else at once. */
const filled = (target: Element, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    // It may have been given up between the command and this.
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
      () => fail(new PrefineryError('timeout', { command: 'initForms', about: `${LIMIT}` })),
      LIMIT,
    );
    const observer = new MutationObserver(look);
    observer.observe(target, { childList: true, subtree: true });
    signal.addEventListener('abort', () => fail(signal.reason));
    look();
  });
