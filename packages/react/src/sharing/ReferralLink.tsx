'use client';
import type { PrefineryError } from '@prefinery-kit/core';
import { forwardRef, type ReactNode } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useCopy } from './useCopy.ts';
import { useReferralLink, type UseReferralLinkOptions } from './useReferralLink.ts';
import { type OwnTexts, resolveText, type TextOf, useTexts } from '../foundation/texts.ts';
import { VisitorPart, type VisitorPartProps } from '../visitor/VisitorPart.tsx';

/** Every text of the part. */
export interface ReferralLinkTexts {
  /** @defaultValue `'Your referral link'` */
  label: ReactNode;
  /** @defaultValue `'Copy link'` */
  copy: ReactNode;
  /** What a screen reader announces after that; the button shows a tick. @defaultValue `'Copied'` */
  copied: ReactNode;
  /** The message when it could not be copied: then the link is selected. */
  copyError: TextOf<[error: PrefineryError]>;
  /** The message for an anonymous visitor. */
  empty: ReactNode;
  /** @defaultValue `'We could not look up your link.'` */
  error: TextOf<[error: PrefineryError]>;
}

export interface ReferralLinkProps extends VisitorPartProps, UseReferralLinkOptions {
  /** Your own texts for the part. */
  texts?: OwnTexts<ReferralLinkTexts> | undefined;
}

const english: ReferralLinkTexts = {
  label: 'Your referral link',
  copy: 'Copy link',
  copied: 'Copied',
  copyError: 'Your browser does not let us copy. The link is selected: copy it by hand.',
  empty: 'Join first. Then your own link to share stands here.',
  error: 'We could not look up your link.',
};

/**
 * The referral link of the current user, with a button that copies it.
 *
 * @example
 * ```tsx
 * <ReferralLink empty={<SignupForm />} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const ReferralLink = forwardRef<HTMLDivElement, ReferralLinkProps>(function ReferralLink(
  { network, tags, texts, ...props },
  ref,
) {
  useKit('ReferralLink');
  const text = useTexts('referralLink', english, texts);
  const referral = useReferralLink({ network, tags });
  const { status, error, fieldProps, buttonProps, statusProps } = useCopy(referral.link);
  return (
    <VisitorPart {...props} ref={ref} part="referral-link" visitor={referral} text={text}>
      <label>
        <span>{text.label}</span>
        <input {...fieldProps} />
      </label>
      {/* The button keeps its name: a new name would be read out too, after the status. */}
      <button type="button" {...buttonProps} data-state={status}>
        {text.copy}
      </button>
      <p {...statusProps} data-state={status}>
        {error ? resolveText(text.copyError, error) : status === 'success' && text.copied}
      </p>
    </VisitorPart>
  );
});
