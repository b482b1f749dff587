import type { ReactNode } from 'react';
import { Panel } from '../parts/Panel.tsx';

/** The list as it stands. */
export const ListPanel = (): ReactNode => (
  <Panel title="Waitlist">
    <p className="muted">The list is drawn here.</p>
  </Panel>
);
