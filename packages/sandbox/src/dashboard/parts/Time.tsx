import type { ReactNode } from 'react';

const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
const clockFormat = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' });

/** A time that the sandbox has written, in the zone of the browser. The title has it in UTC. */
export const Time = ({ value, isShort = false }: { value: string; isShort?: boolean | undefined }): ReactNode => (
  <time dateTime={value} title={value}>
    {(isShort ? clockFormat : format).format(new Date(value))}
  </time>
);
