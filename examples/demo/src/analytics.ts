import type { PrefineryEvent } from '@prefinery-kit/react';

/** Stands in for a product's analytics. They get what happened, and not its result: that says who it happened to. */
export function track({ type }: PrefineryEvent): void {
  console.debug(`analytics: ${type}`);
}
