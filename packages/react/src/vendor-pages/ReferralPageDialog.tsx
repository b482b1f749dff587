'use client';
import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  type ForwardRefExoticComponent,
  isValidElement,
  type ReactNode,
  type RefAttributes,
  useId,
} from 'react';
import { createPortal } from 'react-dom';
import { useKit } from '../foundation/internal/context.ts';
import { useDialog, type UseDialogOptions } from './useDialog.ts';
import { useMergedRef } from '../foundation/internal/useMergedRef.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, useTexts } from '../foundation/texts.ts';
import { EmbeddedReferralPage, type EmbeddedReferralPageProps } from './EmbeddedReferralPage.tsx';

interface Options extends UseDialogOptions, Pick<EmbeddedReferralPageProps, 'pending' | 'empty' | 'error'> {
  /** Your own texts for the part. */
  texts?: OwnTexts<ReferralPageDialogTexts> | undefined;
  /** Your own elements in place of the part's, such as those of your dialogs. */
  render?: OwnElements<'ReferralPageDialog'> | undefined;
  /**
   * The element that contains the `<dialog>` while it is open. Give an element of yours if language, direction or
   * colours are set on a part of the page only, or a shadow root that has the styles.
   *
   * @defaultValue the body of the document that contains the button, or without a button, of the page
   */
  container?: Element | DocumentFragment | null | undefined;
}

/** With a button of its own. All other props, and the `ref`, go to the button. */
export interface ReferralPageDialogWithButtonProps
  extends Options, Omit<ComponentPropsWithoutRef<'button'>, 'children'>, RefAttributes<HTMLButtonElement> {
  /** The content of the button that opens it, or a `<button>` of yours. `null` and `false` render no button. */
  children: ReactNode;
}

/** Without a button: `open` controls it. All other props, and the `ref`, go to the `<dialog>`. */
export interface ReferralPageDialogControlledProps
  extends
    Options,
    Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'open' | 'onCancel' | 'onClose'>,
    RefAttributes<HTMLDialogElement> {
  children?: undefined;
  open: boolean;
}

/** Either with its own button, or controlled by `open`. */
export type ReferralPageDialogProps = ReferralPageDialogWithButtonProps | ReferralPageDialogControlledProps;

/** Every text of the part. */
export interface ReferralPageDialogTexts {
  /** The accessible name of the dialog. @defaultValue `'Your referral page'` */
  label: string;
  /** The accessible name of the close button. @defaultValue `'Close'` */
  close: string;
}

const english: ReferralPageDialogTexts = { label: 'Your referral page', close: 'Close' };

/**
 * The referral page in a modal dialog. It opens by its own button, or is controlled by `open`. It takes the focus, and
 * returns it when it is closed. While the focus is inside the vendor's frame, the frame gets Escape; the close button
 * is always there.
 *
 * The `<dialog>` is at the end of the page, so it stays visible even if its button is in a menu that closes. If the
 * menu removes its items from the page, render the dialog beside the menu and control it by `open`.
 *
 * @example
 * ```tsx
 * <ReferralPageDialog>Invite friends</ReferralPageDialog>
 * ```
 *
 * @example A button of your own
 * ```tsx
 * <ReferralPageDialog>
 *   <button className="primary">Invite friends</button>
 * </ReferralPageDialog>
 * ```
 *
 * @example Controlled: without children the props go to the dialog
 * ```tsx
 * <ReferralPageDialog open={isOpen} onOpenChange={setOpen} className="wide" />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`.
 */
export const ReferralPageDialog: ForwardRefExoticComponent<ReferralPageDialogProps> = forwardRef(
  function ReferralPageDialog(
    {
      open,
      onOpenChange,
      container,
      children,
      pending,
      empty,
      error,
      texts,
      render,
      ...props
    }: ReferralPageDialogProps,
    ref: ForwardedRef<HTMLButtonElement | HTMLDialogElement>,
  ) {
    useKit('ReferralPageDialog');
    const text = useTexts('referralPageDialog', english, texts);
    const id = useId();
    const { isOpen, home, setOpen, ref: dialogRef, dialogProps } = useDialog({ open, onOpenChange });
    // The two kinds of props determine which element the rest belongs to.
    const isButtons = children !== undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `children` tells the two kinds of props apart.
    const { onClick, ...buttonProps } = props as ComponentPropsWithoutRef<'button'>;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `children` tells the two kinds of props apart.
    const forDialog = isButtons ? { id } : { id, ...(props as ComponentPropsWithoutRef<'dialog'>) };
    const mergedRef = useMergedRef<HTMLDialogElement>(
      dialogRef,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `children` tells the two kinds of props apart.
      isButtons ? undefined : (ref as ForwardedRef<HTMLDialogElement>),
    );
    // A `<button>` of the app is drawn in place of the part's.
    const isOwnButton = isValidElement(children) && children.type === 'button';
    const draw = useElements('ReferralPageDialog', isOwnButton ? { ...render, button: children } : render);
    return (
      <>
        {isButtons &&
          children !== null &&
          children !== false &&
          draw(
            'button',
            <button
              type="button"
              data-prefinery="referral-page-trigger"
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              {...buttonProps}
              // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `children` tells the two kinds of props apart.
              ref={ref as ForwardedRef<HTMLButtonElement>}
              onClick={(event) => {
                onClick?.(event);
                if (!event.defaultPrevented) setOpen(true, event.currentTarget);
              }}
            >
              {isOwnButton ? undefined : children}
            </button>,
          )}
        {isOpen &&
          createPortal(
            draw(
              'dialog',
              <dialog
                aria-labelledby={`${id}title`}
                {...forDialog}
                {...dialogProps}
                ref={mergedRef}
                data-prefinery="referral-page-dialog"
              >
                {draw(
                  'header',
                  <header>
                    {draw('title', <h2 id={`${id}title`}>{text.label}</h2>)}
                    {draw(
                      'close',
                      <button
                        type="button"
                        data-prefinery="close"
                        aria-label={text.close}
                        onClick={() => setOpen(false)}
                      >
                        {draw(
                          'icon',
                          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                            <path
                              d="M3 3l10 10M13 3L3 13"
                              fill="none"
                              stroke="currentColor"
                              strokeWidth="2"
                              strokeLinecap="round"
                            />
                          </svg>,
                        )}
                      </button>,
                    )}
                  </header>,
                )}
                <EmbeddedReferralPage
                  pending={pending}
                  empty={empty}
                  error={error}
                  render={{ placeholder: render?.placeholder, failure: render?.failure, message: render?.message }}
                />
              </dialog>,
            ),
            container ?? (home ?? document).body,
          )}
      </>
    );
  },
);
