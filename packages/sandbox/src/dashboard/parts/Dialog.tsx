import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';

export interface DialogProps {
  title: string;
  /** Called by Escape, by the button and by a click beside it. */
  onClose: () => void;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

const Modal = ({ title, onClose, aside, children, shape }: DialogProps & { shape: 'dialog' | 'drawer' }): ReactNode => {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    dialog.showModal();
    return () => dialog.close();
  }, []);

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape does the same.
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
      </div>
    </dialog>
  );
};

/** A question or a form in the middle of the screen. It is open while it is drawn. */
export const Dialog = (props: DialogProps): ReactNode => <Modal {...props} shape="dialog" />;

/** Details of one thing, at the right edge of the screen. It is open while it is drawn. */
export const Drawer = (props: DialogProps): ReactNode => <Modal {...props} shape="drawer" />;
