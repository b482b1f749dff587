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
  dialogProps: Pick<ComponentProps<'dialog'>, 'onClose'> & { ref: RefObject<HTMLDialogElement | null> };
}

/** A native modal dialog: the browser traps the focus, gives it back, and closes on Escape. */
export function useDialog({ open, onOpenChange }: UseDialogOptions): Dialog {
  const { client } = useKit('useDialog');
  const ref = useRef<HTMLDialogElement>(null);
  const [own, setOwn] = useState(false);
  const isOpen = open ?? own;

  const setOpen = (next: boolean) => {
    if (next === isOpen) return;
    setOwn(next);
    onOpenChange?.(next);
  };

  useEffect(() => {
    const dialog = ref.current;
    if (!isOpen) return;
    dialog?.showModal();
    return () => dialog?.close();
  }, [isOpen]);

  // StrictMode runs effects twice, and the visitor opened it once.
  const told = useRef(false);
  useEffect(() => {
    if (isOpen && !told.current) client.emit({ type: 'popup_opened', result: null });
    told.current = isOpen;
  }, [client, isOpen]);

  return { isOpen, setOpen, dialogProps: { ref, onClose: () => setOpen(false) } };
}
