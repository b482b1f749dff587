'use client';
import { forwardRef, type ReactNode } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { useReferralPage } from './useReferralPage.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, useTexts } from '../foundation/texts.ts';
import { VendorPage, type VendorPageProps } from './VendorPage.tsx';
import { embeddedReferralPageEnglish, type PersonalPageTexts } from './texts.ts';

/** A `<div>`'s props, and the slots of a vendor's page. */
export interface EmbeddedReferralPageProps extends VendorPageProps {
  /** Your own texts for the part. */
  texts?: OwnTexts<PersonalPageTexts> | undefined;
  /** Your own elements in place of the part's. */
  render?: OwnElements<'EmbeddedReferralPage'> | undefined;
  /** What to show to an anonymous visitor. @defaultValue a sentence that says to join first */
  empty?: ReactNode;
}

/**
 * The vendor's referral page of the current user: their link and their progress. Its content is the vendor's own page;
 * size and states around it are the kit's. An anonymous visitor is asked to join first.
 *
 * @example
 * ```tsx
 * <EmbeddedReferralPage />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const EmbeddedReferralPage = forwardRef<HTMLDivElement, EmbeddedReferralPageProps>(function EmbeddedReferralPage(
  { texts, render, empty, ...props },
  ref,
) {
  useKit('EmbeddedReferralPage');
  const text = useTexts('embeddedReferralPage', embeddedReferralPageEnglish, texts);
  const draw = useElements('EmbeddedReferralPage', render);
  const page = useReferralPage(text);
  return (
    <VendorPage
      {...props}
      ref={ref}
      part="referral-page"
      draw={draw}
      page={page}
      failure={text.error}
      empty={empty === undefined ? draw('message', <p data-prefinery="empty">{text.empty}</p>) : empty}
    />
  );
});
