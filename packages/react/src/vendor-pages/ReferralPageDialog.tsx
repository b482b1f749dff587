'use client';
import { PrefineryError } from '@prefinery-kit/core';
import {
  type ComponentPropsWithoutRef,
  type ForwardedRef,
  forwardRef,
  type ForwardRefExoticComponent,
  isValidElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
  useId,
} from 'react';
import { createPortal } from 'react-dom';
import { useKit } from '../foundation/internal/context.ts';
import { useDialog } from './internal/useDialog.ts';
import { useMergedRef } from '../foundation/internal/useMergedRef.ts';
import type { OwnElements } from '../foundation/elements.ts';
import { useElements } from '../foundation/internal/useElements.tsx';
import { type OwnTexts, useTexts } from '../foundation/texts.ts';
import { EmbeddedReferralPage, type EmbeddedReferralPageProps } from './EmbeddedReferralPage.tsx';
import { referralPageDialogEnglish, type ReferralPageDialogTexts } from './texts.ts';

interface Options extends Pick<EmbeddedReferralPageProps, 'pending' | 'empty' | 'error'> {
  /** Called when the visitor opens or closes it. */
  onOpenChange?: ((open: boolean) => void) | undefined;
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

/** What the `<dialog>` may be given: class, style, `id`, `ref` and other attributes. */
type DialogProps = Omit<ComponentPropsWithoutRef<'dialog'>, 'children' | 'open' | 'onCancel' | 'onClose'>;

/** With a button of its own. All other props, and the `ref`, go to the button; `dialogProps` go to the dialog. */
export interface ReferralPageDialogWithButtonProps
  extends Options, Omit<ComponentPropsWithoutRef<'button'>, 'children'>, RefAttributes<HTMLButtonElement> {
  /** The content of the button that opens it, or a `<button>` of yours. `null` and `false` render no button. */
  children: ReactNode;
  /** Whether it is open. Leave it out for an uncontrolled dialog. */
  open?: boolean | undefined;
  /** Whether an uncontrolled dialog is open at first. @defaultValue `false` */
  defaultOpen?: boolean | undefined;
  /** Props of the `<dialog>`, its `ref` included. */
  dialogProps?: (DialogProps & { ref?: Ref<HTMLDialogElement> | undefined }) | undefined;
}

/** Without a button: `open` controls it. All other props, and the `ref`, go to the `<dialog>`. */
export interface ReferralPageDialogControlledProps extends Options, DialogProps, RefAttributes<HTMLDialogElement> {
  children?: undefined;
  open: boolean;
  defaultOpen?: undefined;
  dialogProps?: undefined;
}

/** Without a button, and open at first. All other props, and the `ref`, go to the `<dialog>`. */
export interface ReferralPageDialogDefaultOpenProps extends Options, DialogProps, RefAttributes<HTMLDialogElement> {
  children?: undefined;
  open?: undefined;
  defaultOpen: boolean;
  dialogProps?: undefined;
}

/** With a button of its own, controlled by `open`, or open at first by `defaultOpen`. */
export type ReferralPageDialogProps =
  | ReferralPageDialogWithButtonProps
  | ReferralPageDialogControlledProps
  | ReferralPageDialogDefaultOpenProps;

/**
 * The referral page in a modal dialog. It opens by its own button, or is controlled by `open`. It takes the focus, and
 * returns it when it is closed. While the focus is inside the vendor's frame, the frame gets Escape; the close button
 * is always there.
 *
 * While it is open, the page behind it does not scroll. The `<dialog>` is at the end of the page, so it stays visible even if its button is in a menu that closes. If the
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
 * @example Props for both: the button, and the dialog
 * ```tsx
 * <ReferralPageDialog className="primary" dialogProps={{ id: 'invite', className: 'wide' }}>
 *   Invite friends
 * </ReferralPageDialog>
 * ```
 *
 * @example Controlled: without children the props go to the dialog
 * ```tsx
 * <button aria-haspopup="dialog" aria-expanded={isOpen} aria-controls="invite" onClick={() => setOpen(true)}>
 *   Invite friends
 * </button>
 * <ReferralPageDialog open={isOpen} onOpenChange={setOpen} id="invite" className="wide" />
 * ```
 *
 * @throws `PrefineryError` with code `no_provider` outside a `PrefineryProvider`, and in development with code
 * `invalid_options` for props that contradict each other, and for a `container` that is no element.
 */
export const ReferralPageDialog: ForwardRefExoticComponent<ReferralPageDialogProps> = forwardRef(
  function ReferralPageDialog(
    {
      open,
      defaultOpen,
      onOpenChange,
      container,
      children,
      dialogProps,
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
    if (process.env.NODE_ENV !== 'production') check({ open, defaultOpen, children, dialogProps, container });
    const text = useTexts('referralPageDialog', referralPageDialogEnglish, texts);
    const ownId = useId();
    const dialog = useDialog({ open, defaultOpen, onOpenChange });
    const { isOpen, home, setOpen } = dialog;
    // The kinds of props determine which element the rest belongs to.
    const isButtons = children !== undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `children` tells the kinds of props apart.
    const { onClick, ...buttonProps } = props as ComponentPropsWithoutRef<'button'>;
    const { ref: givenRef, ...given } = isButtons
      ? { ...dialogProps }
      : // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `children` tells the kinds of props apart.
        { ...(props as DialogProps), ref: ref as ForwardedRef<HTMLDialogElement> };
    const id = given.id ?? ownId;
    const titleId = `${ownId}title`;
    const dialogRef = useMergedRef<HTMLDialogElement>(dialog.ref, givenRef);
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
                aria-labelledby={titleId}
                {...given}
                {...dialog.dialogProps}
                id={id}
                ref={dialogRef}
                data-prefinery="referral-page-dialog"
              >
                {draw(
                  'header',
                  // Without the role it would be a banner, as the header of the page is.
                  <header role="presentation">
                    {draw('title', <h2 id={titleId}>{text.label}</h2>)}
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

type Checked = Pick<
  Partial<ReferralPageDialogProps>,
  'open' | 'defaultOpen' | 'children' | 'dialogProps' | 'container'
>;

/** Refuses props that types refuse, for code without types, and those that they cannot. For development. */
function check({ open, defaultOpen, children, dialogProps, container }: Checked): void {
  const about =
    open !== undefined && defaultOpen !== undefined
      ? 'open and defaultOpen are given. Give open with onOpenChange to control it, or defaultOpen to let it control itself.'
      : children === undefined && open === undefined && defaultOpen === undefined
        ? 'nothing opens it. Give children, the button that opens it, or open, or defaultOpen.'
        : children === undefined && dialogProps !== undefined
          ? 'dialogProps are given without children. Without a button all props go to the dialog: give them directly.'
          : container && !('nodeType' in Object(container))
            ? 'container is no element. Give one, such as document.querySelector("#popups"), or leave it out.'
            : undefined;
  if (about !== undefined) throw new PrefineryError('invalid_options', { command: 'ReferralPageDialog', about });
}
