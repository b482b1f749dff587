import { type Consent, createPrefinery, type Prefinery } from '@prefinery-kit/react';

/** The campaign's client: one for the page, made before React starts; on the server one for each request. */
export const connect = (consent: Consent): Prefinery =>
  createPrefinery({
    project: import.meta.env.VITE_PREFINERY_PROJECT,
    scriptUrl: import.meta.env.VITE_PREFINERY_SCRIPT_URL,
    consent,
  });
