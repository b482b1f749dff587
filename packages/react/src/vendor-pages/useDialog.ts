'use client';
import { type ComponentProps, type RefObject, useEffect, useRef, useState } from 'react';
import { useKit } from '../foundation/internal/context.ts';
import { rememberPlace } from '../foundation/internal/focus.ts';
import { useIsHydrating } from '../foundation/internal/useIsHydrating.ts';

/** Whether a dialog is open, and who decides. */
export interface UseDialogOptions {
  /** Whether it is open. Leave it out, and the dialog decides by itself. */
  open?: boolean | undefined;
  /** Called when the visitor opens or closes it. */
  onOpenChange?: ((open: boolean) => void) | undefined;
}

interface Dialog {
  /** Whether the `<dialog>` is drawn. A server draws none. */
  isOpen: boolean;
  /** The visitor opens it, with this button, or closes it. */
  setOpen: (open: boolean, opener?: Element) => void;
  ref: RefObject<HTMLDialogElement | null>;
  dialogProps: Pick<ComponentProps<'dialog'>, 'onCancel' | 'onClose'>;
}

/**
 * A native modal dialog, which is in the page only while it is open: the browser traps the focus, and closes it on Escape,
 * unless the app holds it open. The focus goes back to what opened it, or if that has gone or is hidden, to what is around it.
 */
export function useDialog({ open, onOpenChange }: UseDialogOptions): Dialog {
  const { client } = useKit('useDialog');
  const ref = useRef<HTMLDialogElement>(null);
  /** Back to the button that was pressed: Safari does not focus it, and it may go at once. */
  const goToOpener = useRef<(() => void) | null>(null);
  const [own, setOwn] = useState(false);
  const [, redraw] = useState({});
  const isHydrating = useIsHydrating();
  const isMeant = open ?? own;
  const isOpen = isMeant && !isHydrating;

  const setOpen = (next: boolean, opener?: Element) => {
    if (next === isMeant) return;
    goToOpener.current = opener ? rememberPlace(opener) : null;
    setOwn(next);
    onOpenChange?.(next);
  };

  useEffect(() => {
    const dialog = ref.current;
    if (!isOpen || !dialog) return;
    const goBack = goToOpener.current ?? rememberPlace(document.activeElement);
    return () => {
      // `<Activity>` leaves it in the page.
      dialog.close?.();
      dialog.open = false;
      goBack();
    };
  }, [isOpen]);
  // With each draw: what the browser has closed and the app holds open is opened again.
  useEffect(() => {
    const dialog = ref.current;
    if (!isOpen || !dialog || dialog.open) return;
    // jsdom, in which apps test their pages, knows only the attribute.
    try {
      dialog.showModal?.();
    } catch {
      // It stands in an element that is not in the page. It is seen once that is, so it stays open.
    }
    dialog.open = true;
  });

  // StrictMode runs effects twice, and the visitor opened it once.
  const told = useRef(false);
  useEffect(() => {
    if (isOpen && !told.current) client.emit({ type: 'dialog_opened', result: null });
    told.current = isOpen;
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
        // It comes late, when StrictMode has closed and opened in one go. Chromium takes no second Escape for a mere wish.
        if (!isOpen || currentTarget.open) return;
        setOpen(false);
        redraw({});
      },
    },
  };
}
