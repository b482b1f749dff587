import { createPrefinery } from '@prefinery-kit/core';

/** Replace `abcd1234` by the id of your own project: it is in the vendor's snippet, between `/v2/` and `.js`. */
export const prefinery = createPrefinery({
  project: 'abcd1234',
  scriptUrl: import.meta.env.VITE_PREFINERY_SCRIPT_URL,
});
