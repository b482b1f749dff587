import type { Consent, Prefinery } from '@prefinery-kit/core';

/** What the visitor has said. A client that does not ask for consent has it. */
export const consentOf = (client: Prefinery & { consent?: Consent }): Consent => client.consent ?? 'granted';
