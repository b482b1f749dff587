'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import type { ReferralLinkState } from '../../hooks/useReferralLink.ts';
import { Failure } from '../Failure/Failure.tsx';

/** What every part takes that has to do with the referral link. */
export interface LinkPartProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** What to show when nobody is known here. @defaultValue a sentence that says to join first */
  fallback?: ReactNode;
  /** What to show until that is known, on a server too. @defaultValue the part without its link, of the same size */
  pending?: ReactNode;
  /** What to show when it could not be found out. @defaultValue a sentence and a button that tries again */
  error?: ((error: PrefineryError, retry: () => void) => ReactNode) | undefined;
}

/** The texts that they share. */
export interface LinkPartTexts {
  /** Where nobody is known here: what to do about it. */
  empty: ReactNode;
  /** @defaultValue `'We could not look up your link.'` */
  failed: ReactNode;
}

interface FrameProps extends LinkPartProps {
  part: string;
  referral: ReferralLinkState;
  text: LinkPartTexts;
  /** The part itself. Without a link it has the size that it has with one. */
  children: ReactNode;
}

/** The states around the referral link, the same for each part. */
export const LinkPart = forwardRef<HTMLDivElement, FrameProps>(function LinkPart(
  { part, referral, text, children, fallback, pending, error: renderError, ...props },
  ref,
) {
  const { state, error, retry } = referral;
  const drawn = {
    pending: pending ?? children,
    success: children,
    empty: fallback ?? <p>{text.empty}</p>,
    error: error && renderError ? renderError(error, retry) : <Failure retry={retry}>{text.failed}</Failure>,
  };
  return (
    <div {...props} ref={ref} data-prefinery={part} data-state={state} aria-busy={state === 'pending'}>
      {drawn[state]}
    </div>
  );
});
