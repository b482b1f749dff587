import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Env } from '../foundation/env.ts';

/** How errors look: public code has seen both. */
type ErrorForm = 'list' | 'single';

/** An error of the REST API. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: ContentfulStatusCode;
  /** The vendor's number. Where none is known: the HTTP status. */
  readonly code: number;

  constructor(status: ContentfulStatusCode, message: string, code: number = status) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const answerError = (context: Context<Env>, { status, code, message }: ApiError, form: ErrorForm): Response =>
  context.json(form === 'single' ? { error: message } : { errors: [{ code, message }] }, status);
