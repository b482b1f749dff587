import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWide } from '../useWide.ts';
import { Button } from './Button.tsx';
import { useLastMessage } from './Toast.tsx';

export interface DialogProps {
  title: string;
  /** Called by Escape, by the button and by a click beside it. */
  onClose: () => void;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

interface Shape {
  shape: 'dialog' | 'drawer';
  /** Whether everything else waits until it is closed. */
  isModal: boolean;
}

const Box = ({ title, onClose, aside, children, shape, isModal }: DialogProps & Shape): ReactNode => {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  const message = useLastMessage();

  // Before the element is removed: closing gives the focus back to what had it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    if (isModal) dialog.showModal();
    else dialog.show();
    return () => {
      dialog.close();
      // What had the focus may be gone, such as the row of a user who is no longer on the list.
      const { activeElement } = document;
      if (activeElement === document.body || dialog.contains(activeElement))
        document.querySelector<HTMLElement>('main h2')?.focus();
    };
  }, [isModal]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape does the same.
    <dialog
      ref={ref}
      className={shape}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
      onKeyDown={(event) => {
        // The browser itself closes only those that are modal.
        if (event.key !== 'Escape' || isModal) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="dialog-inside">
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          {aside}
          <Button kind="quiet" icon="close" isIconOnly onClick={onClose}>
            Close
          </Button>
        </header>
        <div className="dialog-body">{children}</div>
        {/* Messages are outside, where screen readers do not follow them while a dialog is modal. */}
        <p className="hidden" role="status">
          {isModal ? message : ''}
        </p>
      </div>
    </dialog>
  );
};

/** A question or a form in the middle of the screen. It is open while it is drawn. */
export const Dialog = (props: DialogProps): ReactNode => <Box {...props} shape="dialog" isModal />;

/**
 * Details of one thing, at the right edge of the screen. It is open while it is drawn. On wide screens everything beside it can be
 * used.
 */
export const Drawer = (props: DialogProps): ReactNode => {
  const isWide = useWide();
  return <Box {...props} shape="drawer" isModal={!isWide} />;
};
