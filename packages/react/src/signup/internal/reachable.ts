import type { Prefinery } from '@prefinery-kit/core';

/**
 * Resolves when the vendor's script has loaded. Rejects at the first try that fails, while commands wait for all
 * retries: for callers that have another way.
 */
export const whenReachable = (client: Prefinery): Promise<void> =>
  new Promise((resolve, reject) => {
    const check = () => {
      const { state, error } = client;
      if (!error && state !== 'ready' && state !== 'disabled') return;
      stop();
      if (error) reject(error);
      else resolve();
    };
    const stop = client.subscribe(check);
    check();
    // A script that has failed is not retried here.
    if (!client.error) client.load();
  });
