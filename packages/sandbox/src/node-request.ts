import type { Sandbox } from './sandbox.ts';

/**
 * The sandbox for `@hono/node-server`. That server passes lightweight requests, which `new Request(request)` of Node.js does
 * not take. Hono's body limit needs that for bodies without a length.
 */
export function withNodeRequests(fetch: Sandbox['fetch']): Sandbox['fetch'] {
  return ({ url, method, headers, body, signal }, connection) => {
    const init = { method, headers, body, signal, duplex: 'half' };
    return fetch(new Request(url, init), connection);
  };
}
