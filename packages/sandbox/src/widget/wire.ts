import * as v from 'valibot';
import {
  type CommandReply,
  commandPath,
  commandReply,
  type CommandRequest,
  sessionHeader,
  visitorHeader,
} from '../protocol.ts';
import type { Cookies } from './cookies.ts';

/** Why a command failed, as callbacks receive it. The status is 0 where no server said so. */
export interface Failure {
  error: string;
  status: number;
}

/** How a command ended, and what its callback receives. */
export type Outcome = { ok: true; answer: unknown; frame?: CommandReply['frame'] } | { ok: false; answer: unknown };

export const failed = (error: string, status = 0): Outcome => ({
  ok: false,
  answer: { error, status } satisfies Failure,
});

/** Sends a command to the sandbox and reads its reply. Rejects where it could not even be written down. */
export type Wire = (command: string, data: unknown) => Promise<Outcome>;

export interface WireOptions {
  fetch: typeof fetch;
  document: Document;
  base: string;
  project: string;
  cookies: Cookies;
}

export function createWire({ fetch, document, base, project, cookies }: WireOptions): Wire {
  const post = (data: unknown): RequestInit => {
    const request: CommandRequest = {
      data,
      page: { url: document.location.href, referrer: document.referrer || null },
      referrer_code: cookies.referrerCode(),
    };
    const headers = new Headers({ 'content-type': 'application/json' });
    const session = cookies.session();
    const visitor = cookies.visitor();
    if (session !== null) headers.set(sessionHeader, session);
    if (visitor !== null) headers.set(visitorHeader, visitor);
    return { method: 'POST', headers, body: JSON.stringify(request) };
  };

  return async (command, data) => {
    const request = post(data);
    let response: Response;
    try {
      response = await fetch(base + commandPath(project, command), request);
    } catch (cause) {
      return failed(`${command} did not reach the sandbox at ${base} (${String(cause)}). Is it running?`);
    }
    const reply = v.safeParse(commandReply, await response.json().catch(() => undefined));
    if (!reply.success) {
      return failed(
        `${command}: the answer of the sandbox at ${base} is not a reply. Its log says more.`,
        response.status,
      );
    }
    const { answer, session, frame } = reply.output;
    if (session !== undefined) cookies.keepSession(session);
    return response.ok ? { ok: true, answer, frame } : { ok: false, answer };
  };
}
