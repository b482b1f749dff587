import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import './design-system.css';

export const Dialog = forwardRef<HTMLDialogElement, ComponentPropsWithoutRef<'dialog'>>(function Dialog(
  { className = '', ...props },
  ref,
) {
  return <dialog {...props} ref={ref} className={`ui-dialog ${className}`} />;
});

export const DialogHeader = forwardRef<HTMLElement, ComponentPropsWithoutRef<'header'>>(function DialogHeader(
  { className = '', ...props },
  ref,
) {
  return <header {...props} ref={ref} className={`ui-dialog-header ${className}`} />;
});

export const DialogTitle = forwardRef<HTMLHeadingElement, ComponentPropsWithoutRef<'h2'>>(function DialogTitle(
  { className = '', children, ...props },
  ref,
) {
  return (
    <h2 {...props} ref={ref} className={`ui-card-title ${className}`}>
      {children}
    </h2>
  );
});
