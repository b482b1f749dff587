/** What Node.js servers know of a request's connection. */
export interface Connection {
  incoming: { socket: { remoteAddress?: string | undefined }; httpVersion?: string | undefined };
}

/** Requests within the process have no connection. */
export interface Env {
  Bindings: Partial<Connection>;
  Variables: {
    /** The sandbox's own origin, as the visitor sees it. */
    own: string;
    /** IP address of the visitor; `null`: not known. */
    ip: string | null;
  };
}
