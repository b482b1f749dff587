'use client';
import { type ComponentProps, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

interface Disclosure {
  isOpen: boolean;
  close: () => void;
  buttonProps: ComponentProps<'button'> & { ref: RefObject<HTMLButtonElement | null> };
  panelProps: Pick<ComponentProps<'div'>, 'tabIndex' | 'role' | 'onKeyDown'> & {
    panelRef: RefObject<HTMLDivElement | null>;
  };
}

/**
 * A button that becomes a panel and back. The focus follows when the visitor opens or closes it, but not when it is
 * open from the start. The page stays usable, so the panel is not a modal dialog.
 */
export function useDisclosure(defaultOpen: boolean): Disclosure {
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const isAsked = useRef(false);
  const [isOpen, setOpen] = useState(defaultOpen);

  const become = (open: boolean) => {
    isAsked.current = true;
    setOpen(open);
  };
  useEffect(() => {
    if (isAsked.current) (isOpen ? panel : button).current?.focus();
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys typed here must not trigger shortcuts of the app.
    event.stopPropagation();
    if (event.key === 'Escape') become(false);
  };
  return {
    isOpen,
    close: () => become(false),
    buttonProps: { ref: button, 'aria-haspopup': 'dialog', onClick: () => become(true) },
    panelProps: { panelRef: panel, role: 'dialog', tabIndex: -1, onKeyDown },
  };
}
