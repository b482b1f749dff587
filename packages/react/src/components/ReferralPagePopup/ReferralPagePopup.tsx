'use client';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useId } from 'react';
import { useDialog, type UseDialogOptions } from '../../hooks/useDialog.ts';
import { useTexts } from '../../texts.ts';
import { EmbeddedReferralPage } from '../EmbeddedReferralPage/EmbeddedReferralPage.tsx';

export interface ReferralPagePopupProps extends Omit<ComponentPropsWithoutRef<'button'>, 'children'>, UseDialogOptions {
  /** What stands on the button that opens it. Without it there is no button, and `open` decides. */
  children?: ReactNode;
  /** What the popup is called. @defaultValue `'Your referral page'`, in the language around it */
  label?: string;
  /** What the close button is called. @defaultValue `'Close'`, in the language around it */
  closeLabel?: string;
}

/** Every text of the part. */
export interface ReferralPagePopupTexts {
  /** @defaultValue `'Your referral page'` */
  label: string;
  /** @defaultValue `'Close'` */
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
 */
export const ReferralPagePopup = forwardRef<HTMLButtonElement, ReferralPagePopupProps>(function ReferralPagePopup(
  { open, onOpenChange, children, label, closeLabel, onClick, ...props },
  ref,
) {
  const text = useTexts('referralPagePopup', english);
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
          <h2 id={titleId}>{label ?? text.label}</h2>
          <button
            type="button"
            data-prefinery="close"
            aria-label={closeLabel ?? text.close}
            onClick={() => setOpen(false)}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
            </svg>
          </button>
        </header>
        {isOpen && <EmbeddedReferralPage />}
      </dialog>
    </>
  );
});
