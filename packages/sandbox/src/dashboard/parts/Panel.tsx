import { type ReactNode, useId } from 'react';

export interface PanelProps {
  title: string;
  /** One sentence below the title. */
  about?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Search and filters, which stay in view while the rest scrolls. */
  tools?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A part of the screen, with its heading. What it contains scrolls alone. */
export const Panel = ({ title, about, actions, tools, className, children }: PanelProps): ReactNode => {
  const id = useId();
  return (
    <section className={['panel', className].filter(Boolean).join(' ')} aria-labelledby={id}>
      <header className="panel-head">
        <div className="panel-title">
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          {about === undefined ? null : <p>{about}</p>}
        </div>
        {actions === undefined ? null : <div className="panel-actions">{actions}</div>}
        {tools === undefined ? null : <div className="panel-tools">{tools}</div>}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls has to be reached by keyboard. */}
      <div className="panel-body" tabIndex={0}>
        {children}
      </div>
    </section>
  );
};
