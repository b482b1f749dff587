import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import './design-system.css';

export const List = forwardRef<HTMLUListElement, ComponentPropsWithoutRef<'ul'>>(function List(
  { className = '', ...props },
  ref,
) {
  return <ul {...props} ref={ref} className={`ui-list ${className}`} />;
});

export const ListItem = forwardRef<HTMLLIElement, ComponentPropsWithoutRef<'li'>>(function ListItem(
  { className = '', ...props },
  ref,
) {
  return <li {...props} ref={ref} className={`ui-list-item ${className}`} />;
});

export const Progress = forwardRef<HTMLProgressElement, ComponentPropsWithoutRef<'progress'>>(function Progress(
  { className = '', ...props },
  ref,
) {
  return <progress {...props} ref={ref} className={`ui-progress ${className}`} />;
});
