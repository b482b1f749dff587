'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { UseReferralPageResult } from './useVendorPage.ts';
import { Failure } from '../foundation/Failure.tsx';
import { inElements } from '../foundation/internal/slot.tsx';
import { say, type TextOf } from '../foundation/texts.ts';

/** What every component around a page of the vendor's takes. */
export interface VendorPageProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /**
   * What to show while the page is on its way; `null` is nothing.
   *
   * @defaultValue a quiet placeholder of about its size
   */
  pending?: ReactNode;
  /**
   * What to show when it could not be drawn.
   *
   * @defaultValue a sentence and a button that tries again
   */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
}

/** Every text of a part around a page of the vendor's. */
export interface VendorPageTexts {
  /** What its frame is called, for those who do not see it. */
  label: string;
  /** What to say when the page could not be drawn. */
  error: TextOf<[error: PrefineryError]>;
}

/** Every text of a part around a page about somebody. */
export interface PersonalPageTexts extends VendorPageTexts {
  /** What to say when nobody is known here. */
  empty: ReactNode;
}

interface FrameProps extends VendorPageProps {
  part: string;
  display: UseReferralPageResult;
  failure: VendorPageTexts['error'];
  /** What to show when nobody is known here. */
  empty?: ReactNode;
}

/** The states around a page of the vendor's, the same for each. */
export const VendorPage = forwardRef<HTMLDivElement, FrameProps>(function VendorPage(
  { part, display: { ref: target, status, error, refetch }, failure, empty, pending, error: renderError, ...props },
  ref,
) {
  return (
    <div {...props} ref={ref} data-prefinery={part} data-state={status} aria-busy={status === 'pending'}>
      <div ref={target} />
      {status !== 'success' && (
        <div>
          {status === 'empty' ? (
            inElements(empty)
          ) : !error ? (
            pending === undefined ? (
              <div data-prefinery="placeholder" />
            ) : (
              inElements(pending)
            )
          ) : renderError ? (
            inElements(renderError(error, refetch))
          ) : (
            <Failure retry={error.code === 'disabled' ? undefined : refetch}>{say(failure, error)}</Failure>
          )}
        </div>
      )}
    </div>
  );
});
