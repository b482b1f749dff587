import type { Consent, PrefineryError, PrefineryEvent, User } from './index.ts';

/** The type of an event determines its other fields. */
export function read(event: PrefineryEvent): User | PrefineryError | string | null {
  if (event.type === 'addUser') return event.result;
  if (event.type === 'error') return event.error;
  if (event.type === 'consent') return event.result satisfies Consent;
  if (event.type === 'shared') return event.result satisfies string;
  // @ts-expect-error A failure has no result.
  if (event.type === 'dialog_opened') return event.error;
  return null;
}
