import type { Sandbox } from './sandbox.ts';

/**
 * The sandbox for `@hono/node-server`. That server passes lightweight requests, which `new Request(request)` of Node.js does
 * not take. Hono's body limit needs that for bodies without a length.
 */
export function withNodeRequests(fetch: Sandbox['fetch']): Sandbox['fetch'] {
  return async ({ url, method, headers, body, signal }, connection) => {
    // `new Request` throws at such a method.
    if (method === 'TRACE') return new Response(null, { status: 405 });
    const init = { method, headers, body, signal, duplex: 'half' };
    return fetch(new Request(url, init), connection);
  };
}
