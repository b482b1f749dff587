import { createPrefinery } from '@prefinery-kit/core';

export const client = createPrefinery({
  project: 'refresh1',
  scriptUrl: import.meta.env['VITE_PREFINERY_SCRIPT_URL'],
  timeout: 10_000,
});
