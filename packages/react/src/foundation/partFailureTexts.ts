import type { ReactNode } from 'react';

/** The texts of a failed part that has no better text of its own. */
export interface PartFailureTexts {
  /** Shown if the vendor's script could not be loaded. */
  unreachable: ReactNode;
  /** @defaultValue `'Try again'` */
  retry: ReactNode;
}

export const partFailureEnglish: PartFailureTexts = {
  unreachable: 'We could not reach the waitlist. Check your connection or content blocker, then try again.',
  retry: 'Try again',
};
