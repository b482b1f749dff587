import type { ReactNode } from 'react';
import { Panel } from '../parts/Panel.tsx';

/** What the sandbox has answered. */
export const ActivityPanel = (): ReactNode => (
  <Panel title="Activity">
    <p className="muted">Commands are listed here.</p>
  </Panel>
);
