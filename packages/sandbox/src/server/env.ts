/** The connection that a request came in by: what Node.js servers know beyond the request itself. */
export interface Connection {
  incoming: { socket: { remoteAddress?: string | undefined } };
}

/** In-process requests come without a connection. */
export interface Env {
  Bindings: Partial<Connection>;
}
