'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useHostedFormButton } from './useHostedFormButton.ts';
import { wrapTexts } from '../foundation/internal/wrapTexts.tsx';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { FailureBox } from '../foundation/internal/FailureBox.tsx';

export interface HostedFormButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** An e-mail address to prefill the form with. */
  email?: string | undefined;
  /**
   * The message when the form could not be opened; another click retries, too.
   *
   * @defaultValue a sentence below the button
   */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'HostedFormButton'> | undefined;
}

/**
 * A button that opens the vendor's own signup form in its popup. It works from the first paint: a click before the
 * vendor's script has loaded opens the form afterwards.
 *
 * @example
 * ```tsx
 * <HostedFormButton>Join the waitlist</HostedFormButton>
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const HostedFormButton = forwardRef<HTMLButtonElement, HostedFormButtonProps>(function HostedFormButton(
  { email, error: renderError, className, onClick, render, ...props },
  ref,
) {
  useKit('HostedFormButton');
  const draw = useElements('HostedFormButton', render);
  const { status, error, refetch, buttonProps } = useHostedFormButton<HTMLButtonElement>({ email, onClick });
  return (
    <>
      {draw(
        'button',
        <button
          type="button"
          data-prefinery="hosted-form-button"
          data-state={status}
          {...props}
          {...buttonProps}
          className={`${buttonProps.className} ${className ?? ''}`.trim()}
          ref={ref}
        />,
      )}
      {error && (renderError ? wrapTexts(renderError(error, refetch)) : <FailureBox draw={draw} />)}
    </>
  );
});
