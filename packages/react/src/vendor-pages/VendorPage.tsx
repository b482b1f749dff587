'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { UseReferralPageResult } from './useVendorPage.ts';
import type { Draw } from '../foundation/internal/useElements.tsx';
import { FailureBox } from '../foundation/internal/FailureBox.tsx';
import { wrapTexts } from '../foundation/internal/wrapTexts.tsx';
import { resolveText } from '../foundation/texts.ts';
import type { VendorPageTexts } from './texts.ts';

/** Props of every component around a vendor page. */
export interface VendorPageProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /**
   * What to show while the page loads; `null` is nothing.
   *
   * @defaultValue a placeholder of about its size
   */
  pending?: ReactNode;
  /**
   * What to show when it could not be drawn.
   *
   * @defaultValue a sentence and a button that tries again
   */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
}

interface FrameProps extends VendorPageProps {
  part: string;
  draw: Draw<'root' | 'placeholder' | 'failure' | 'message' | 'button'>;
  page: UseReferralPageResult;
  failure: VendorPageTexts['error'];
  /** What to show to an anonymous visitor. */
  empty?: ReactNode;
}

/** The states around a vendor page, the same for each component. */
export const VendorPage = forwardRef<HTMLDivElement, FrameProps>(function VendorPage(
  { part, draw, page: { ref: target, status, error, refetch }, failure, empty, pending, error: renderError, ...props },
  ref,
) {
  return draw(
    'root',
    <div {...props} ref={ref} data-prefinery={part} data-state={status} aria-busy={status === 'pending'}>
      <div ref={target} />
      {status !== 'success' && (
        <div>
          {status === 'empty' ? (
            wrapTexts(empty)
          ) : !error ? (
            pending === undefined ? (
              draw('placeholder', <div data-prefinery="placeholder" />)
            ) : (
              wrapTexts(pending)
            )
          ) : renderError ? (
            wrapTexts(renderError(error, refetch))
          ) : (
            <FailureBox draw={draw} retry={error.code === 'disabled' ? undefined : refetch}>
              {resolveText(failure, error)}
            </FailureBox>
          )}
        </div>
      )}
    </div>,
  );
});
