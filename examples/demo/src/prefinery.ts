import { createPrefinery } from '@prefinery-kit/react';

/** Made before React starts, so that nothing can rewrite the address before a referral code in it was read. */
export const prefinery = createPrefinery({
  project: import.meta.env.VITE_PREFINERY_PROJECT,
  scriptUrl: import.meta.env.VITE_PREFINERY_SCRIPT_URL,
});
