import type { ReactNode } from 'react';
import { ActivityPanel } from './activity/ActivityPanel.tsx';
import { ClockPanel } from './clock/ClockPanel.tsx';
import { FaultsPanel } from './faults/FaultsPanel.tsx';
import { HappenPanel } from './happen/HappenPanel.tsx';
import { InboxPanel } from './inbox/InboxPanel.tsx';
import { ListPanel } from './list/ListPanel.tsx';
import { NumbersPanel } from './numbers/NumbersPanel.tsx';
import type { IconName } from './parts/Icon.tsx';
import { RewardsPanel } from './rewards/RewardsPanel.tsx';
import { SettingsPanel } from './settings/SettingsPanel.tsx';
import { SnapshotsPanel } from './snapshots/SnapshotsPanel.tsx';
import { WebhooksPanel } from './webhooks/WebhooksPanel.tsx';

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
  { name: 'inbox', title: 'Inbox', icon: 'inbox', Content: InboxPanel },
  { name: 'rewards', title: 'Rewards', icon: 'rewards', Content: RewardsPanel },
  { name: 'numbers', title: 'Numbers', icon: 'numbers', Content: NumbersPanel },
  { name: 'faults', title: 'Faults', icon: 'faults', Content: FaultsPanel },
  { name: 'clock', title: 'Clock', icon: 'clock', Content: ClockPanel },
  { name: 'snapshots', title: 'Snapshots and CSV', icon: 'snapshots', Content: SnapshotsPanel },
  { name: 'webhooks', title: 'Webhooks', icon: 'webhooks', Content: WebhooksPanel },
  { name: 'settings', title: 'Settings', icon: 'settings', Content: SettingsPanel },
];
