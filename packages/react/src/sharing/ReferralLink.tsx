'use client';
import { forwardRef, useId } from 'react';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { useKit } from '../foundation/internal/context.ts';
import { useCopy } from './useCopy.ts';
import { useReferralLink, type UseReferralLinkOptions } from './useReferralLink.ts';
import { type OwnTexts, resolveText, useTexts } from '../foundation/texts.ts';
import { VisitorPart, type VisitorPartProps } from '../visitor/VisitorPart.tsx';
import { referralLinkEnglish, type ReferralLinkTexts } from './texts.ts';

export interface ReferralLinkProps extends VisitorPartProps, UseReferralLinkOptions {
  /** Your own texts for the part. */
  texts?: OwnTexts<ReferralLinkTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'ReferralLink'> | undefined;
}

/**
 * The referral link of the current user, with a button that copies it.
 *
 * @example
 * ```tsx
 * <ReferralLink empty={<SignupForm />} />
 * ```
 *
 * @example A link to a page of your own: `https://example.com/invite?r=CODE`
 * ```tsx
 * <ReferralLink base="https://example.com/invite" />
 * ```
 *
 * @example With elements of a design system
 * ```tsx
 * <ReferralLink render={{ button: <Button variant="outline" />, input: <Input /> }} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const ReferralLink = forwardRef<HTMLDivElement, ReferralLinkProps>(function ReferralLink(
  { base, network, tags, texts, render, ...props },
  ref,
) {
  useKit('ReferralLink');
  const text = useTexts('referralLink', referralLinkEnglish, texts);
  const referral = useReferralLink({ base, network, tags });
  const draw = useElements('ReferralLink', render);
  const id = useId();
  const { status, error, fieldProps, buttonProps, statusProps } = useCopy(referral.link);
  return (
    <VisitorPart {...props} ref={ref} part="referral-link" draw={draw} visitor={referral} text={text}>
      {draw(
        'field',
        <div data-prefinery="field">
          {draw('label', <label htmlFor={id}>{text.label}</label>)}
          {draw('input', <input {...fieldProps} id={id} />)}
        </div>,
      )}
      {/* The button keeps its name: a new name would be read out too, after the status. */}
      {draw(
        'button',
        <button type="button" {...buttonProps} data-state={status}>
          {text.copy}
        </button>,
      )}
      {draw(
        'message',
        <p {...statusProps} data-state={status}>
          {error ? resolveText(text.copyError, error) : status === 'success' && text.copied}
        </p>,
      )}
    </VisitorPart>
  );
});
