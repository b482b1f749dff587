import type { ReactNode } from 'react';

/** `accent`: in progress. `good`: done. `busy`: waits. `bad`: failed. `quiet`: of no concern. */
export type Tone = 'accent' | 'good' | 'busy' | 'bad' | 'quiet';

/** A state in a word. The colour only repeats it. */
export const Badge = ({ tone = 'quiet', children }: { tone?: Tone | undefined; children: ReactNode }): ReactNode => (
  <span className={`badge ${tone}`}>{children}</span>
);

const tones: Readonly<Record<string, Tone>> = {
  applied: 'accent',
  invited: 'good',
  active: 'good',
  imported: 'quiet',
  idle: 'quiet',
  unconfirmed: 'busy',
  rejected: 'bad',
  suspended: 'bad',
  // Of rewards.
  earned: 'accent',
  delivered: 'good',
  revoked: 'bad',
};

/** The status of a user or of a reward. */
export const StatusBadge = ({ status }: { status: string }): ReactNode => (
  <Badge tone={tones[status] ?? 'quiet'}>{status}</Badge>
);
