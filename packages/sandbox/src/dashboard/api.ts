import { home } from './page.ts';
import { currentToken, refuseToken } from './token.ts';

/** A control route that did not do what it was asked. The message says what to do. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  /** The HTTP status; 0: there was no answer. */
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** Whether what was asked for is not there: a reset or a snapshot may have taken it away. */
export const isGone = (error: unknown): boolean => error instanceof ControlError && error.status === 404;

/** What a control route is sent. */
export interface ControlInit {
  /** @defaultValue `'GET'`, and with a body `'POST'` */
  method?: string | undefined;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** The headers of a control request. */
export function controlHeaders(token = currentToken()): Headers {
  const headers = new Headers();
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  return headers;
}

const unreachable = 'The sandbox does not answer. Is it still running? Its terminal says more.';

/**
 * Calls a route of the sandbox below its own address, with the token, and returns the parsed answer. Its type is that of the route: the
 * dashboard and the sandbox are published together.
 * @throws ControlError
 */
export async function control<T>(path: string, { method, body, signal }: ControlInit = {}): Promise<T> {
  const headers = controlHeaders();
  if (body !== undefined) headers.set('content-type', 'application/json');
  const response = await reach(path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  const text = await response.text();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The route answers what its handler says.
  return (text === '' ? undefined : parse(text)) as T;
}

/**
 * Sends a request to a route of the sandbox, and returns the answer if it succeeded.
 * @throws ControlError
 */
export async function reach(path: string, init: RequestInit): Promise<Response> {
  const token = currentToken();
  let response: Response;
  try {
    response = await fetch(new URL(path.replace(/^\//, ''), home), init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ControlError(0, unreachable, { cause });
  }
  // Commands are refused for other reasons.
  if (response.status === 403 && !path.startsWith('/api/')) refuseToken(token);
  if (!response.ok) throw new ControlError(response.status, explain(response, await response.text()));
  return response;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ControlError(0, 'The answer is not JSON. A proxy may have answered in place of the sandbox.', { cause });
  }
}

function explain({ status }: Response, text: string): string {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && 'error' in answer) return String(answer.error);
  } catch {
    // No JSON, such as the error page of a proxy.
  }
  return `The sandbox answered HTTP ${status}. Its log says why.`;
}
