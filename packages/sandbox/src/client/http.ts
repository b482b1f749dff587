import { isErrorCode, SandboxError, type SandboxErrorCode } from '../errors.ts';
import { errorHeader } from '../protocol.ts';

/** Sends requests to a sandbox. */
export interface Http {
  /**
   * Sends a control request, and parses the answer.
   * @throws SandboxError
   */
  control: <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<T>;
  /**
   * Sends a request, and returns the response, whatever its status is.
   * @throws SandboxError `unreachable`
   */
  send: (address: string, init?: RequestInit) => Promise<Response>;
}

/** @param base address of the sandbox, or of a project in it, without a slash at the end */
export function createHttp(base: string, token: string | undefined): Http {
  const send = async (address: string, init?: RequestInit): Promise<Response> => {
    try {
      return await fetch(address, { redirect: 'manual', ...init });
    } catch (cause) {
      throw new SandboxError(
        'unreachable',
        `No sandbox answers at ${base}. Start it with npx @prefinery-kit/sandbox, or connect to the address that it prints.`,
        { cause },
      );
    }
  };

  return {
    send,
    async control<T>(method: string, path: string, body?: unknown) {
      const response = await send(base + path, {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw errorOf(response, text, `${method} ${path}`);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The sandbox is of the same version: its answers have these types.
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
  };
}

function errorOf(response: Response, text: string, request: string): SandboxError {
  const code = response.headers.get(errorHeader);
  return new SandboxError(isErrorCode(code) ? code : codeOf(response.status), messageIn(text) ?? unreadable());

  function unreadable(): string {
    return `${request} was answered with HTTP ${response.status}, and not by a sandbox.`;
  }
}

const codeOf = (status: number): SandboxErrorCode => {
  if (status === 403) return 'forbidden';
  return status === 404 ? 'unknown_project' : 'refused';
};

/** The text of `{ error }`. */
function messageIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text);
    const error: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'error') : null;
    return typeof error === 'string' ? error : null;
  } catch {
    return null;
  }
}
