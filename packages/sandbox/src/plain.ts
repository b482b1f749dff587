import type { Sandbox } from './sandbox.ts';

/**
 * The sandbox for `@hono/node-server`, whose requests are light ones: where a body comes without its length, Hono's
 * limit makes a new request of the old one, and Node.js makes one of real requests only.
 */
export function fetchPlain(fetch: Sandbox['fetch']): Sandbox['fetch'] {
  return ({ url, method, headers, body, signal }, connection) => {
    const init = { method, headers, body, signal, duplex: 'half' };
    return fetch(new Request(url, init), connection);
  };
}
