import type { Command } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import {
  type CommandReply,
  commandPath,
  commandReply,
  type CommandRequest,
  notAllowed,
  refCheckPath,
  type RefCheckRequest,
  sessionHeader,
  visitorHeader,
} from '../protocol.ts';
import type { Cookies } from './cookies.ts';

/** The error that callbacks receive. The status is 0 if there was no answer. */
export interface Failure {
  error: string;
  status: number;
}

/** The outcome of a command, and what its callback receives. */
export type Outcome = Pick<CommandReply, 'calls'> &
  ({ ok: true; answer: unknown; frame?: CommandReply['frame'] } | { ok: false; answer: unknown });

export const failed = (error: string, status = 0): Outcome => ({
  ok: false,
  answer: { error, status } satisfies Failure,
});

/** Sends requests to the sandbox and parses its replies. Rejects if the data cannot be serialized. */
export interface Wire {
  /** Sends a command. */
  send: (command: Command, data: unknown) => Promise<Outcome>;
  /** Asks for the referral page of the user with this id, after their status link was followed. */
  check: (id: string) => Promise<Outcome>;
}

export interface WireOptions {
  fetch: typeof fetch;
  document: Document;
  base: string;
  project: string;
  cookies: Cookies;
  /** Creates the timeout of one request. */
  deadline: () => AbortSignal;
}

const replyText = v.pipe(v.string(), v.parseJson(), commandReply);

export function createWire({ fetch, document, base, project, cookies, deadline }: WireOptions): Wire {
  const write = (body: object): RequestInit => {
    const headers = new Headers({ 'content-type': 'application/json' });
    const session = cookies.session();
    const visitor = cookies.visitor();
    if (session !== null) headers.set(sessionHeader, session);
    if (visitor !== null) headers.set(visitorHeader, visitor);
    return { method: 'POST', headers, body: JSON.stringify(body) };
  };

  const { origin } = document.defaultView ?? { origin: 'null' };

  /** Whether there is a server at all. A no-cors request succeeds for any origin. */
  const answers = (address: string): Promise<boolean> =>
    fetch(`${address}/`, { mode: 'no-cors', signal: deadline() }).then(
      () => true,
      () => false,
    );

  const post = async (name: string, path: string, body: object): Promise<Outcome> => {
    const request = write(body);
    const signal = deadline();
    let response: Response;
    let text: string;
    try {
      response = await fetch(base + path, { ...request, signal });
      text = await response.text();
    } catch (cause) {
      if (signal.aborted) return failed(`${name}: the sandbox at ${base} did not answer in time. Its log may say why.`);
      // For a page, a request blocked by CORS looks like a server that does not answer.
      if (await answers(base)) return failed(`${name}: ${notAllowed(origin)}`);
      // Nor does a page learn from its request that its own policy has stopped it.
      return failed(
        `${name} did not reach the sandbox at ${base} (${String(cause)}). Is it running? If the page has a Content-Security-Policy, does its connect-src allow ${base}?`,
      );
    }
    const reply = v.safeParse(replyText, text);
    if (!reply.success) {
      return failed(
        `${name}: the answer of the sandbox at ${base} is not a reply. Its log says more.`,
        response.status,
      );
    }
    const { answer, session, frame, calls, status } = reply.output;
    if (session !== undefined) cookies.keepSession(session);
    return response.ok && status === undefined ? { ok: true, answer, frame, calls } : { ok: false, answer, calls };
  };

  return {
    send(command, data) {
      const { referrer = null, ...utm } = cookies.landing();
      const page = { url: document.location.href, referrer, utm };
      return post(command, commandPath(project, command), {
        data,
        page,
        referrer_code: cookies.referrerCode(),
      } satisfies CommandRequest);
    },
    check: (id) => post('ref-check', refCheckPath(project), { id } satisfies RefCheckRequest),
  };
}
