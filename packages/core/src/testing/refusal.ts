/** What callbacks receive. The sandbox has the same option. */
export type FakeCallbacks = 'documented' | 'observed' | 'silent';

/**
 * A call that is answered with an error. The status 0 stands for an error of the page, without an answer of a server.
 */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const unauthorized = (): Refusal => new Refusal(401, 'Unauthorized');
export const forbidden = (): Refusal => new Refusal(403, 'Forbidden');

/** A result as the callback is to receive it. */
export function shapeResult(callbacks: FakeCallbacks, command: string, result: unknown): unknown {
  return callbacks === 'observed' && command === 'getUser' ? { data: result ?? null } : result;
}

/** A failure as the callback is to receive it; `null` if it is not called. */
export function shapeFailure(
  callbacks: FakeCallbacks,
  command: string,
  { status, message }: Refusal,
): { body: unknown } | null {
  if (callbacks === 'documented' || status === 0) return { body: { error: message, status } };
  if (callbacks === 'silent') return null;
  return { body: command === 'authenticateUser' ? undefined : { error: `HTTP ${status}: ${message}` } };
}
