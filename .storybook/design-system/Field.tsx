import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import './design-system.css';

export const Field = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(function Field(
  { className = '', ...props },
  ref,
) {
  return <div {...props} ref={ref} className={`ui-field ${className}`} />;
});

/** Its text and the element that it belongs to are given by whoever draws it. */
export const Label = forwardRef<HTMLLabelElement, ComponentPropsWithoutRef<'label'>>(function Label(
  { className = '', children, htmlFor, ...props },
  ref,
) {
  return (
    <label {...props} ref={ref} htmlFor={htmlFor} className={`ui-label ${className}`}>
      {children}
    </label>
  );
});

export const Input = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'>>(function Input(
  { className = '', ...props },
  ref,
) {
  return <input {...props} ref={ref} className={`ui-input ${className}`} />;
});

export const Checkbox = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'>>(function Checkbox(
  { className = '', ...props },
  ref,
) {
  return <input {...props} ref={ref} type="checkbox" className={`ui-checkbox ${className}`} />;
});

export const Message = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(function Message(
  { className = '', ...props },
  ref,
) {
  return <p {...props} ref={ref} className={`ui-message ${className}`} />;
});
