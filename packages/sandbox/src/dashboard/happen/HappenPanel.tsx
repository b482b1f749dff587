import type { ReactNode } from 'react';
import { Panel } from '../parts/Panel.tsx';

/** Lets users join. */
export const HappenPanel = (): ReactNode => (
  <Panel title="Make it happen">
    <p className="muted">Users join here.</p>
  </Panel>
);
