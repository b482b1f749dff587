import type { Consent, PrefineryEvent } from './events.ts';

/** Whether the visitor lets the vendor's script in. A page has one answer, whichever of its clients heard it. */
export interface PageConsent {
  readonly consent: Consent;
  /** Says what the visitor says. */
  setConsent: (consent: Consent) => void;
  /** Resolves when the visitor has said something else. */
  consentChange: () => Promise<void>;
}

/** The consent of a page, with what its first client says. */
export function createConsent(first: Consent, emit: (event: PrefineryEvent) => void): PageConsent {
  let consent = first;
  const waiting: (() => void)[] = [];
  return {
    get consent() {
      return consent;
    },
    setConsent(next) {
      if (next === consent) return;
      consent = next;
      for (const resume of waiting.splice(0)) resume();
      emit({ type: 'consent', result: next });
    },
    consentChange: () => new Promise((resume) => waiting.push(resume)),
  };
}
