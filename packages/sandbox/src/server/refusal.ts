import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { refusals } from '../campaign/limits.ts';

/** A call that is answered with an error: the caller's own, not the sandbox's. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * A refusal that every campaign makes when nothing is wrong: the visitor is not signed in, or a limit holds. Commands
 * carry its status in the reply and answer HTTP 200.
 */
export class Denial extends Refusal {}

/** The vendor's answer to everybody who may not know: it does not tell what is behind it. */
export const forbidden = (): Denial => new Denial(403, 'Forbidden');

/**
 * A signup that a limit stops. The vendor documents that it does, not how. Our choice: 422, because 403 says that the
 * address has joined already, and clients take it for that.
 */
export const limited = (reason: keyof typeof refusals): Denial => new Denial(422, refusals[reason]);
