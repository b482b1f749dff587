import type { CommandReply } from '../../protocol.ts';

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
    /** Of a command: its data. */
    data?: unknown;
    /** Of a command: code of the link that the visitor came by. */
    referrerCode?: string | null;
    /** Of a command: e-mail address of the session's user. */
    user?: string | undefined;
    /** Of a command: what it was answered. */
    reply?: CommandReply;
    /** Of a command: whether a fault leaves it without an answer. */
    isUnanswered?: boolean;
  };
}
