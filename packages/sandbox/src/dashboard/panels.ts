import type { ReactNode } from 'react';
import { ActivityPanel } from './activity/ActivityPanel.tsx';
import { HappenPanel } from './happen/HappenPanel.tsx';
import { ListPanel } from './list/ListPanel.tsx';
import type { IconName } from './parts/Icon.tsx';

/** A part of the dashboard with an address of its own: `#/NAME`. */
export interface PanelEntry {
  /** The name in the address. */
  name: string;
  /** The word in the navigation. */
  title: string;
  icon: IconName;
  /** Draws the panel. It reads what it shows itself. */
  Content: () => ReactNode;
}

/** All panels, in the order of the navigation. Narrow screens show the first four as tabs, and the others behind "More". */
export const panels: readonly PanelEntry[] = [
  { name: 'list', title: 'Waitlist', icon: 'list', Content: ListPanel },
  { name: 'happen', title: 'Make it happen', icon: 'happen', Content: HappenPanel },
  { name: 'activity', title: 'Activity', icon: 'activity', Content: ActivityPanel },
];
