import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { refusals } from '../../campaign/limits.ts';

/** An error of the caller, which is answered with this status and message. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * A refusal that is normal in every campaign: the visitor is not signed in, or a limit is reached. For commands its status
 * is in the reply, and HTTP answers 200.
 */
export class Denial extends Refusal {}

/** The vendor's answer to a caller without permission. It does not reveal whether the user exists. */
export const forbidden = (): Denial => new Denial(403, 'Forbidden');

/**
 * A signup that a limit stops. The vendor documents the limits, but not their status. Our choice: 422, because clients take
 * 403 for an address that has joined already.
 */
export const limited = (reason: keyof typeof refusals): Denial => new Denial(422, refusals[reason]);
