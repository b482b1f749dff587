'use client';
import { type ComponentProps, useCallback, useEffect, useRef, useState } from 'react';
import { useKit } from '../../foundation/internal/context.ts';
import { rememberPlace } from '../../foundation/internal/focus.ts';
import { focusedIn } from '../../foundation/internal/realm.ts';
import { useIsHydrating } from '../../foundation/internal/useIsHydrating.ts';
import { lockScroll } from './lockScroll.ts';

interface DialogOptions {
  open: boolean | undefined;
  defaultOpen: boolean | undefined;
  onOpenChange: ((open: boolean) => void) | undefined;
}

interface Dialog {
  /** Whether the `<dialog>` is rendered. A server renders none. */
  isOpen: boolean;
  /** The document of the button that opened it. It may be a window that the app has opened. */
  home: Document | null;
  /** Opens it, with the button that was clicked, or closes it. */
  setOpen: (open: boolean, opener?: Element) => void;
  ref: (dialog: HTMLDialogElement | null) => void;
  dialogProps: Pick<ComponentProps<'dialog'>, 'onCancel' | 'onClose'>;
}

/**
 * A native modal dialog, which is in the page only while it is open: the browser traps the focus, and closes it on
 * Escape, unless the app keeps it open. The focus returns to the element that opened it, or if that is removed or
 * hidden, to an element around it.
 */
export function useDialog({ open, defaultOpen = false, onOpenChange }: DialogOptions): Dialog {
  const { client } = useKit('useDialog');
  const element = useRef<HTMLDialogElement | null>(null);
  /** Whether it is closed because React hides what is around it. */
  const isHidden = useRef(false);
  /** Returns the focus to the button that was clicked: Safari does not focus it, and it may be removed at once. */
  const goToOpener = useRef<(() => void) | null>(null);
  const [isUncontrolledOpen, setUncontrolledOpen] = useState(defaultOpen);
  const unlockScroll = useRef<() => void>(undefined);
  const [home, setHome] = useState<Document | null>(null);
  const [, redraw] = useState({});
  const isHydrating = useIsHydrating();
  const isRequested = open ?? isUncontrolledOpen;
  const isOpen = isRequested && !isHydrating;

  const show = useCallback((dialog: HTMLDialogElement) => {
    if (dialog.open) return;
    let isModal = true;
    // jsdom has no `showModal`, only the `open` attribute.
    try {
      dialog.showModal?.();
    } catch {
      // Its container is not in the page yet. The dialog is visible once it is.
      isModal = false;
    }
    dialog.open = true;
    if (isModal) unlockScroll.current ??= lockScroll(dialog);
  }, []);
  const hide = useCallback((dialog: HTMLDialogElement) => {
    unlockScroll.current?.();
    unlockScroll.current = undefined;
    try {
      dialog.close?.();
    } catch {
      // Removing the attribute hides it, too.
    }
    dialog.open = false;
  }, []);

  const setOpen = (next: boolean, opener?: Element) => {
    if (next === isRequested) return;
    goToOpener.current = opener ? rememberPlace(opener) : null;
    if (opener) setHome(opener.ownerDocument);
    setUncontrolledOpen(next);
    onOpenChange?.(next);
  };

  useEffect(() => {
    const dialog = element.current;
    if (!isOpen || !dialog) return;
    const goBack = goToOpener.current ?? rememberPlace(focusedIn(dialog.ownerDocument));
    return () => {
      // `<Activity>` hides the dialog without removing it.
      hide(dialog);
      goBack();
    };
  }, [isOpen, hide]);
  // On every render: reopens a dialog that the browser has closed and the app keeps open.
  useEffect(() => {
    if (isOpen && element.current) show(element.current);
  });

  // React detaches refs when `<Suspense>` or `<Activity>` hides their elements. A hidden modal dialog would make the
  // whole page inert.
  const ref = useCallback(
    (dialog: HTMLDialogElement | null) => {
      const before = element.current;
      element.current = dialog;
      if (dialog && isHidden.current) show(dialog);
      isHidden.current = false;
      if (dialog || !before) return;
      queueMicrotask(() => {
        // Otherwise it was removed, or only the ref has changed.
        if (element.current || !before.isConnected) return;
        isHidden.current = true;
        hide(before);
      });
    },
    [show, hide],
  );

  // StrictMode runs effects twice, but the dialog was opened once.
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen && !wasOpen.current) client.emit({ type: 'dialog_opened', result: null });
    wasOpen.current = isOpen;
  }, [client, isOpen]);

  return {
    isOpen,
    home,
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
        if (!isOpen || currentTarget.open || isHidden.current) return;
        setOpen(false);
        redraw({});
      },
    },
  };
}
