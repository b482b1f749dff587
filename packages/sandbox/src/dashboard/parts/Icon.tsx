import type { ReactNode } from 'react';

/** Drawn on a grid of 20 by 20, by strokes of 1.6. */
const paths = {
  list: 'M3.5 5h13M3.5 10h9M3.5 15h5M15.5 16.5v-7m0 0-2.5 2.5m2.5-2.5 2.5 2.5',
  activity: 'M2.5 10.5h3l2.2-6 4.3 11 2.3-5h3.2',
  happen: 'm11 2.5-6.5 9h4.7l-.7 6 6.5-9h-4.7z',
  inbox: 'M3 11.5 5 4h10l2 7.5v4a.5.5 0 0 1-.5.5h-13a.5.5 0 0 1-.5-.5zM3 11.5h4l1 2h4l1-2h4',
  rewards:
    'M3.5 9h13v7.5h-13zM2.5 6h15v3h-15zM10 6v10.5M10 6S8.8 2.5 6.7 2.8C4.9 3 5 6 7 6zM10 6s1.2-3.5 3.3-3.200C15.1 3 15 6 13 6z',
  numbers: 'M3 16.500h14M5 13.500v-3M9 13.500v-6M13 13.500v-4.500M16.5 13.500v-9',
  faults: 'M10 3 2.5 16.500h15zM10 8v4M10 14.300v.100',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l2.7 1.7',
  settings: 'M3 6h6m4 0h4M3 14h2m4 0h8M11 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM7 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  snapshots: 'M4 6.500h3l1.3-2h3.400l1.3 2h3v9h-12zM10 8.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  webhooks:
    'M7.3 8.200a3.2 3.2 0 1 1 5-.200l2.2 4M10 6l-2.8 6M5.5 11a3.2 3.2 0 1 0 3 3.200h5.700M14.5 17a2.7 2.7 0 1 0-1.7-4.8',
  people:
    'M7.5 4a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.400zM2.5 16c.300-2.7 2.3-4.2 5-4.200s4.7 1.5 5 4.200M13.5 4.300a2.7 2.7 0 0 1 0 4.800M14.8 12c1.6.600 2.5 2 2.7 4',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  close: 'm5 5 10 10M15 5 5 15',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  check: 'm4 10.5 4 4 8-9',
  search: 'M9 3.500a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zm4 9.5 3.5 3.5',
  open: 'M11 4h5v5M16 4l-7.5 7.500M8.5 5H4.500v10.500H15V11.5',
  again: 'M16 10a6 6 0 1 1-1.8-4.300L16 7.500M16 4v3.500h-3.5',
  back: 'M12 4.5 6.5 10l5.5 5.5',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside a word: it says nothing of its own. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number | undefined }): ReactNode => (
  <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
    <path
      d={paths[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
