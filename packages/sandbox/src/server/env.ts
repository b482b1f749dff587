/** The connection that a request came in by: what Node.js servers know beyond the request itself. */
export interface Connection {
  incoming: { socket: { remoteAddress?: string | undefined }; httpVersion?: string | undefined };
}

/** In-process requests come without a connection. */
export interface Env {
  Bindings: Partial<Connection>;
  Variables: {
    /** The sandbox's own origin, as the visitor sees it. */
    own: string;
    /** IP address of the visitor; `null`: nobody knows. */
    ip: string | null;
  };
}
