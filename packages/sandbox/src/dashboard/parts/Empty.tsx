import type { ReactNode } from 'react';

/** Says that there is nothing yet, and how there will be something. */
export const Empty = ({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}): ReactNode => (
  <div className="empty">
    <h3>{title}</h3>
    {children === undefined ? null : <div className="empty-text">{children}</div>}
    {actions === undefined ? null : <div className="row">{actions}</div>}
  </div>
);
