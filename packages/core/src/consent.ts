import type { Consent, PrefineryEvent } from './events.ts';

/** Whether the visitor lets the vendor's script in. All clients of a page share it. */
export interface PageConsent {
  readonly consent: Consent;
  /** Sets the visitor's consent. */
  setConsent: (consent: Consent) => void;
  /** Resolves at the next change of consent. */
  consentChange: () => Promise<void>;
}

/** Creates the consent of a page. `first` is the option of its first client. */
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
