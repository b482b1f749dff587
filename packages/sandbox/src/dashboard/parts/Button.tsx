import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one action of a screen. `quiet`: without a border. `danger`: deletes something. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  icon?: IconName | undefined;
  /** Waits for an answer: the button stays focused, and does nothing meanwhile. */
  isBusy?: boolean | undefined;
  /** Only the icon is shown. The children are its name. */
  isIconOnly?: boolean | undefined;
}

export const Button = ({
  kind = 'plain',
  icon,
  isBusy = false,
  isIconOnly = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps): ReactNode => (
  <button
    {...rest}
    // oxlint-disable-next-line react/button-has-type -- It is a button of a form only where that is said.
    type={type}
    className={['button', kind, isIconOnly && 'icon-only', className].filter(Boolean).join(' ')}
    aria-disabled={isBusy || undefined}
    aria-busy={isBusy || undefined}
    onClick={(event) => {
      if (isBusy) event.preventDefault();
      else onClick?.(event);
    }}
  >
    {icon === undefined ? null : <Icon name={icon} size={18} />}
    {isIconOnly ? <span className="hidden">{children}</span> : children}
  </button>
);
