import type { Prefinery } from '@prefinery-kit/core';

/**
 * Resolves when the vendor's script is there. Rejects when it is in trouble, which is at the first try that fails: for
 * whoever can do without the script. Commands wait for all tries.
 */
export const whenReachable = (client: Prefinery): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = () => {
      const { state, error } = client;
      if (!error && state !== 'ready' && state !== 'disabled') return;
      stop();
      if (error) reject(error);
      else resolve();
    };
    const stop = client.subscribe(look);
    look();
    // What is in trouble already is not tried again here.
    if (!client.error) client.load();
  });
