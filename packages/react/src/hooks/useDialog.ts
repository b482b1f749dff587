'use client';
import { type ComponentProps, type RefObject, useEffect, useRef, useState } from 'react';
import { useKit } from '../context.ts';

/** Whether a dialog is open, and who decides. */
export interface UseDialogOptions {
  /** Whether it is open. Leave it out, and the dialog decides by itself. */
  open?: boolean | undefined;
  /** Called when the visitor opens or closes it. */
  onOpenChange?: ((open: boolean) => void) | undefined;
}

interface Dialog {
  isOpen: boolean;
  setOpen: (open: boolean) => void;
  dialogProps: Pick<ComponentProps<'dialog'>, 'onCancel' | 'onClose'> & { ref: RefObject<HTMLDialogElement | null> };
}

/**
 * A native modal dialog: the browser traps the focus, gives it back, and closes on Escape, unless the app holds it open.
 */
export function useDialog({ open, onOpenChange }: UseDialogOptions): Dialog {
  const { client } = useKit('useDialog');
  const ref = useRef<HTMLDialogElement>(null);
  const [own, setOwn] = useState(false);
  const [, redraw] = useState({});
  const isOpen = open ?? own;

  const setOpen = (next: boolean) => {
    if (next === isOpen) return;
    setOwn(next);
    onOpenChange?.(next);
  };

  // With each draw: what the browser has closed and the app holds open is opened again.
  useEffect(() => {
    const dialog = ref.current;
    if (!isOpen || !dialog || dialog.open) return;
    // jsdom, in which apps test their pages, knows only the attribute.
    dialog.showModal?.();
    dialog.open = true;
  });
  useEffect(() => {
    const dialog = ref.current;
    if (!isOpen || !dialog) return;
    return () => {
      dialog.close?.();
      dialog.open = false;
    };
  }, [isOpen]);

  // StrictMode runs effects twice, and the visitor opened it once.
  const told = useRef(false);
  useEffect(() => {
    if (isOpen && !told.current) client.emit({ type: 'popup_opened', result: null });
    told.current = isOpen;
  }, [client, isOpen]);

  return {
    isOpen,
    setOpen,
    dialogProps: {
      ref,
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
