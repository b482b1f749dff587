import type { PrefineryEvent } from '@prefinery-kit/react';

/** A placeholder for an app's analytics. It gets the type of an event, and not the result, which has personal data. */
export function track({ type }: PrefineryEvent): void {
  console.debug(`analytics: ${type}`);
}
