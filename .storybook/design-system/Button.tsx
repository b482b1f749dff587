import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import './design-system.css';

interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  variant?: 'solid' | 'outline' | 'ghost';
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant = 'solid', className = '', type = 'button', ...props },
  ref,
) {
  // oxlint-disable-next-line react/button-has-type -- a button of a form gives another type.
  return <button {...props} ref={ref} type={type} className={`ui-button ui-button-${variant} ${className}`} />;
});

export const ButtonLink = forwardRef<HTMLAnchorElement, ComponentPropsWithoutRef<'a'>>(function ButtonLink(
  { className = '', children, ...props },
  ref,
) {
  return (
    <a {...props} ref={ref} className={`ui-button ui-button-outline ${className}`}>
      {children}
    </a>
  );
});
