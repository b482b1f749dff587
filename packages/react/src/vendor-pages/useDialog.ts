'use client';
import { type ComponentProps, type RefObject, useEffect, useRef, useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { rememberPlace } from '../foundation/internal/focus.ts';
import { useIsHydrating } from '../foundation/internal/useIsHydrating.ts';

/** Whether a dialog is open, controlled or not. */
export interface UseDialogOptions {
  /** Whether it is open. Leave it out for an uncontrolled dialog. */
  open?: boolean | undefined;
  /** Called when the visitor opens or closes it. */
  onOpenChange?: ((open: boolean) => void) | undefined;
}

interface Dialog {
  /** Whether the `<dialog>` is rendered. A server renders none. */
  isOpen: boolean;
  /** Opens it, with the button that was clicked, or closes it. */
  setOpen: (open: boolean, opener?: Element) => void;
  ref: RefObject<HTMLDialogElement | null>;
  dialogProps: Pick<ComponentProps<'dialog'>, 'onCancel' | 'onClose'>;
}

/**
 * A native modal dialog, which is in the page only while it is open: the browser traps the focus, and closes it on
 * Escape, unless the app keeps it open. The focus returns to the element that opened it, or if that is removed or
 * hidden, to an element around it.
 */
export function useDialog({ open, onOpenChange }: UseDialogOptions): Dialog {
  const { client } = useKit('useDialog');
  const ref = useRef<HTMLDialogElement>(null);
  /** Returns the focus to the button that was clicked: Safari does not focus it, and it may be removed at once. */
  const goToOpener = useRef<(() => void) | null>(null);
  const [own, setOwn] = useState(false);
  const [, redraw] = useState({});
  const isHydrating = useIsHydrating();
  const isRequested = open ?? own;
  const isOpen = isRequested && !isHydrating;

  const setOpen = (next: boolean, opener?: Element) => {
    if (next === isRequested) return;
    goToOpener.current = opener ? rememberPlace(opener) : null;
    setOwn(next);
    onOpenChange?.(next);
  };

  useEffect(() => {
    const dialog = ref.current;
    if (!isOpen || !dialog) return;
    const goBack = goToOpener.current ?? rememberPlace(document.activeElement);
    return () => {
      // `<Activity>` hides the dialog without removing it.
      dialog.close?.();
      dialog.open = false;
      goBack();
    };
  }, [isOpen]);
  // On every render: reopens a dialog that the browser has closed and the app keeps open.
  useEffect(() => {
    const dialog = ref.current;
    if (!isOpen || !dialog || dialog.open) return;
    // jsdom has no `showModal`, only the `open` attribute.
    try {
      dialog.showModal?.();
    } catch {
      // Its container is not in the page yet. The dialog is visible once it is.
    }
    dialog.open = true;
  });

  // StrictMode runs effects twice, but the dialog was opened once.
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen && !wasOpen.current) client.emit({ type: 'dialog_opened', result: null });
    wasOpen.current = isOpen;
  }, [client, isOpen]);

  return {
    isOpen,
    setOpen,
    ref,
    dialogProps: {
      onCancel(event) {
        event.preventDefault();
        setOpen(false);
      },
      onClose({ currentTarget }) {
        // The event comes late if StrictMode has closed and reopened the dialog. Chromium closes on the second Escape
        // even if `cancel` is prevented.
        if (!isOpen || currentTarget.open) return;
        setOpen(false);
        redraw({});
      },
    },
  };
}
