import type { JSX } from 'react';
import type { ShareNetwork } from '../networks.ts';

/** Icons drawn for this kit in one stroke: letters and simple signs, not the trademarks of the networks. */
const strokes: Record<ShareNetwork, string> = {
  system: 'M12 15V4M8 8l4-4 4 4M6 12H5v8h14v-8h-1',
  x: 'M5 5l14 14M19 5L5 19',
  facebook: 'M16 4h-1.5a3.5 3.5 0 0 0-3.5 3.5V20M7 11h8',
  linkedin: 'M6 10v9M6 5v.01M11 19v-9M11 14a3.5 3.5 0 0 1 7 0v5',
  whatsapp: 'M4 20l1.2-4.2A8 8 0 1 1 8.2 18.8zM9 10.5c.6 2.4 2.1 3.9 4.5 4.5',
  telegram: 'M3 11l18-7-4 16-5.5-5.5zM11.5 14.5L9 20v-6.5L21 4',
  reddit: 'M8 19V5M4 9l4-4 4 4M16 5v14M12 15l4 4 4-4',
  email: 'M3 6h18v12H3zM3 7l9 6.5L21 7',
  sms: 'M4 5h16v11h-9l-4.5 4v-4H4zM8.5 10.5v.01M12 10.5v.01M15.5 10.5v.01',
};

/** A decorative icon beside a network's name. */
export const networkIcon = (network: ShareNetwork): JSX.Element => (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <path
      d={strokes[network]}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
