import type { ReactNode } from 'react';
import { panels } from '../panels.ts';
import { PanelLink } from './PanelLink.tsx';

/** All panels, at the left of screens that are wide enough. */
export const Nav = ({ current }: { current: string | undefined }): ReactNode => (
  <nav className="nav" aria-label="Panels">
    <ul>
      {panels.map((panel) => (
        <li key={panel.name}>
          <PanelLink panel={panel} current={current} />
        </li>
      ))}
    </ul>
  </nav>
);
