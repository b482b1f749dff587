import type { ActivityLine } from '../../server/foundation/activity.ts';
import type { Tone } from '../parts/Badge.tsx';

export const isFailure = ({ status }: Pick<ActivityLine, 'status'>): boolean => status !== 200;

export const toneOf = ({ status }: Pick<ActivityLine, 'status'>): Tone => {
  if (status === 200) return 'good';
  return status >= 400 && status < 500 ? 'busy' : 'bad';
};

export const statusOf = ({ status }: Pick<ActivityLine, 'status'>): string =>
  status === 0 ? 'no answer' : String(status);

/** Who called, by the best name there is. */
export function callerOf({ user, visitor, ip }: Pick<ActivityLine, 'user' | 'visitor' | 'ip'>): string {
  if (user !== null) return user;
  if (visitor !== null) return `visitor ${visitor.slice(0, 8)}`;
  return ip ?? 'no session';
}

/** What a line is about, if its data or its answer says so: the e-mail address. */
export function subjectOf({ data, answer }: Pick<ActivityLine, 'data' | 'answer'>): string | null {
  if (typeof data === 'string' && data.includes('@')) return data;
  for (const part of [data, answer]) {
    if (typeof part !== 'object' || part === null || !('email' in part)) continue;
    if (typeof part.email === 'string') return part.email;
  }
  return null;
}

/** Which lines are shown. */
export interface LineFilter {
  command: string;
  text: string;
  isFailuresOnly: boolean;
}

export const filterLines = (
  lines: readonly ActivityLine[],
  { command, text, isFailuresOnly }: LineFilter,
): ActivityLine[] => {
  const wanted = text.trim().toLowerCase();
  return lines.filter(
    (line) =>
      (command === '' || line.command === command) &&
      (!isFailuresOnly || isFailure(line)) &&
      (wanted === '' || JSON.stringify(line).toLowerCase().includes(wanted)),
  );
};
