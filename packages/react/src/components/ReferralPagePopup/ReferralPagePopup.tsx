'use client';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useId } from 'react';
import { useKit } from '../../context.ts';
import { useDialog, type UseDialogOptions } from '../../hooks/useDialog.ts';
import { useTexts } from '../../texts.ts';
import { EmbeddedReferralPage } from '../EmbeddedReferralPage/EmbeddedReferralPage.tsx';
import type { VendorPageProps } from '../VendorPage/VendorPage.tsx';

export interface ReferralPagePopupProps
  extends
    Omit<ComponentPropsWithoutRef<'button'>, 'children'>,
    UseDialogOptions,
    Pick<VendorPageProps, 'fallback' | 'error'> {
  /** What stands on the button that opens it. Without it there is no button, and `open` decides. */
  children?: ReactNode;
  /** Your own words for any of the texts. */
  texts?: Partial<ReferralPagePopupTexts> | undefined;
}

/** Every text of the part. */
export interface ReferralPagePopupTexts {
  /** What the popup is called. @defaultValue `'Your referral page'` */
  label: string;
  /** What the close button is called. @defaultValue `'Close'` */
  close: string;
}

const english: ReferralPagePopupTexts = { label: 'Your referral page', close: 'Close' };

/**
 * The referral page in a dialog of ours: it opens from its own button, or where `open` says so, tells when it is
 * closed, takes the focus and gives it back. While the focus is inside the vendor's frame, Escape is the frame's; the
 * close button is always there.
 *
 * @example
 * ```tsx
 * <ReferralPagePopup>Invite friends</ReferralPagePopup>
 * ```
 *
 * @example
 * ```tsx
 * <ReferralPagePopup open={isOpen} onOpenChange={setOpen} />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const ReferralPagePopup = forwardRef<HTMLButtonElement, ReferralPagePopupProps>(function ReferralPagePopup(
  { open, onOpenChange, children, fallback, error, texts, onClick, ...props },
  ref,
) {
  useKit('ReferralPagePopup');
  const text = useTexts('referralPagePopup', english, texts);
  const titleId = useId();
  const { isOpen, setOpen, dialogProps } = useDialog({ open, onOpenChange });
  return (
    <>
      {children !== undefined && (
        <button
          type="button"
          data-prefinery="referral-page-trigger"
          aria-haspopup="dialog"
          {...props}
          ref={ref}
          onClick={(event) => {
            onClick?.(event);
            if (!event.defaultPrevented) setOpen(true);
          }}
        >
          {children}
        </button>
      )}
      <dialog {...dialogProps} data-prefinery="referral-page-popup" aria-labelledby={titleId}>
        <header>
          <h2 id={titleId}>{text.label}</h2>
          <button type="button" data-prefinery="close" aria-label={text.close} onClick={() => setOpen(false)}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
            </svg>
          </button>
        </header>
        {isOpen && <EmbeddedReferralPage fallback={fallback} error={error} />}
      </dialog>
    </>
  );
});
