import { type Consent, createPrefinery, type Prefinery } from '@prefinery-kit/react';

/** Creates the client: once in the browser, before React starts; on the server for each request. */
export const connect = (consent: Consent): Prefinery =>
  createPrefinery({
    project: import.meta.env.VITE_PREFINERY_PROJECT,
    scriptUrl: import.meta.env.VITE_PREFINERY_SCRIPT_URL,
    consent,
  });
