import type { ReactNode } from 'react';
import { type LiveState, useLiveState } from '../live.ts';

const words: Record<LiveState, string> = { connecting: 'Connecting', live: 'Live', lost: 'Not connected' };

/** Whether the screen follows the sandbox. */
export const LiveBadge = (): ReactNode => {
  const state = useLiveState();
  return (
    <p className={`live ${state}`} role="status">
      {words[state]}
    </p>
  );
};
