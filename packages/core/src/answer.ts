import type { User } from './contract/index.ts';
import { PrefineryError, type PrefineryErrorCode } from './errors.ts';

/**
 * Reads what the vendor's callback received. It is documented as the flat result; integrators also see `{ data: … }`,
 * `{ data: null }`, nothing at all, and for a failure an object without `id`. Unknown keys pass.
 *
 * @throws {@link PrefineryError} for an error object, and for what is neither a result nor an error.
 */
export type Reader<Result> = (answer: unknown, command: string) => Result;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (isFields(value) && !Object.keys(value).length);

/** The result itself, out of its envelope if it came in one. */
const unwrap = (answer: unknown): unknown =>
  isFields(answer) && 'data' in answer && !('id' in answer) ? answer['data'] : answer;

const codes: Partial<Record<number, PrefineryErrorCode>> = { 401: 'unauthorized', 403: 'forbidden' };

function errorOf(body: Fields, command: string): PrefineryError {
  const { error, errors, message, status } = body;
  const list: unknown[] = Array.isArray(errors) ? errors : [];
  const words = [error, message, ...list.map((item) => (isFields(item) ? item['message'] : item))]
    .filter((word) => typeof word === 'string')
    .join(' ');
  // An answer without a status may still say which it is in words.
  const guess = /unauthorized|\b401\b/i.test(words) ? 401 : /forbidden|\b403\b/i.test(words) ? 403 : undefined;
  const known = typeof status === 'number' ? status : guess;
  return new PrefineryError((known && codes[known]) || 'rejected', {
    command,
    status: known,
    about: words,
    cause: body,
  });
}

const isUser = (body: Fields): body is User & Fields => typeof body['id'] === 'string' && body['id'] !== '';

/** A user, or `null` for an empty answer. */
export const readUserOrNull: Reader<User | null> = (answer, command) => {
  const body = unwrap(answer);
  if (isEmpty(body)) return null;
  if (!isFields(body)) throw new PrefineryError('invalid_answer', { command, about: typeof body, cause: answer });
  if (isUser(body)) return body;
  throw errorOf(body, command);
};

/** A user; an empty answer is an error, because somebody must have been added. */
export const readUser: Reader<User> = (answer, command) => {
  const user = readUserOrNull(answer, command);
  if (user) return user;
  throw new PrefineryError('invalid_answer', { command, about: 'nothing', cause: answer });
};

/** Nothing is promised, so anything but an error is fine. */
export const readNothing: Reader<undefined> = (answer, command) => {
  if (isFields(answer) && ('error' in answer || 'errors' in answer)) throw errorOf(answer, command);
};
