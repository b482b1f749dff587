import { user, type User } from '@prefinery-kit/core/contract';
import * as v from 'valibot';
import { type CommandReply, commandReply, type CommandRequest, sessionHeader, visitorHeader } from '../src/protocol.ts';
import type { Sandbox } from '../src/sandbox.ts';

/** What the widget adds to a command's request. */
export interface CallerOptions {
  session?: string | undefined;
  visitor?: string | undefined;
  referrerCode?: string | undefined;
  page?: Partial<CommandRequest['page']> | undefined;
  headers?: Record<string, string> | undefined;
}

export interface Called {
  /** The status of the command: the reply's own, or else that of HTTP. */
  status: number;
  /** The status of the HTTP response. */
  http: number;
  headers: Headers;
  reply: Omit<CommandReply, 'status'>;
}

/** The sandbox's address in tests. */
export const address = 'http://localhost:4747';

/** Calls a command as the widget does. */
export async function call(
  sandbox: Sandbox,
  command: string,
  data?: unknown,
  options: CallerOptions = {},
): Promise<Called> {
  const { session, visitor, referrerCode, page, headers } = options;
  const request: CommandRequest = {
    data,
    page: { url: 'http://localhost:5173/', referrer: null, ...page },
    referrer_code: referrerCode ?? null,
  };
  const response = await sandbox.fetch(
    new Request(`${address}/api/${sandbox.project}/${command}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'http://localhost:5173',
        ...(session !== undefined && { [sessionHeader]: session }),
        ...(visitor !== undefined && { [visitorHeader]: visitor }),
        ...headers,
      },
      body: JSON.stringify(request),
    }),
  );
  const { status = response.status, ...reply } = v.parse(commandReply, await response.json());
  return { status, http: response.status, headers: response.headers, reply };
}

/** Adds a user, and returns it with the new session. */
export async function join(
  sandbox: Sandbox,
  data: unknown,
  options?: CallerOptions,
): Promise<{ person: User; session: string }> {
  const { reply } = await call(sandbox, 'addUser', data, options);
  return { person: v.parse(user, reply.answer), session: v.parse(v.string(), reply.session) };
}

export const get = (sandbox: Sandbox, path: string, init?: RequestInit): Promise<Response> =>
  sandbox.fetch(new Request(address + path, init));
