import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import './design-system.css';

export const Card = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(function Card(
  { className = '', ...props },
  ref,
) {
  return <div {...props} ref={ref} className={`ui-card ${className}`} />;
});

export const CardTitle = ({ children }: { children: string }) => <h2 className="ui-card-title">{children}</h2>;

export const Alert = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(function Alert(
  { className = '', ...props },
  ref,
) {
  return <div {...props} ref={ref} className={`ui-alert ${className}`} />;
});

export const Skeleton = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(function Skeleton(
  { className = '', ...props },
  ref,
) {
  return <div {...props} ref={ref} className={`ui-skeleton ${className}`} />;
});
