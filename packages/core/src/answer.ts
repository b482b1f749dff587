import type { Reward, User } from './contract/index.ts';
import { PrefineryError } from './errors.ts';

/**
 * Reads what the vendor's callback received. It is documented as the flat result; integrators also see `{ data: … }`,
 * `{ data: null }`, nothing at all, and for a failure an object without `id`. Unknown keys pass.
 *
 * @throws {@link PrefineryError} for an error object, and for what is neither a result nor an error.
 */
export type Reader<Result> = (answer: unknown, command: string) => Result;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isUser = (body: unknown): body is User => isFields(body) && typeof body['id'] === 'string' && body['id'] !== '';

const isRewards = (body: unknown): body is Reward[] => Array.isArray(body);

/** The result itself, out of its envelope if it came in one. */
const unwrap = (answer: unknown): unknown =>
  isFields(answer) && 'data' in answer && !isUser(answer) ? answer['data'] : answer;

function errorOf(body: Fields, command: string): PrefineryError {
  const words = [body['error'], body['message'], body['errors']]
    .flat()
    .map((word: unknown) => (isFields(word) ? word['message'] : word))
    .filter((word) => typeof word === 'string')
    .join(' ');
  // An answer without a status may still say which it is in words.
  const guess = /unauthorized|401/i.test(words) ? 401 : /forbidden|403/i.test(words) ? 403 : undefined;
  const status = typeof body['status'] === 'number' ? body['status'] : guess;
  const code = status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : 'rejected';
  return new PrefineryError(code, { command, status, about: words, cause: body });
}

/** What is no result may be empty, and then `none` stands for it. Anything else is an error. */
function none<None>(body: unknown, command: string, none: None): None {
  if (body === undefined || body === null || body === '') return none;
  if (!isFields(body)) throw new PrefineryError('invalid_answer', { command, about: typeof body, cause: body });
  if (Object.keys(body).length) throw errorOf(body, command);
  return none;
}

/** A user, or `null` for an empty answer. */
export const readUserOrNull: Reader<User | null> = (answer, command) => {
  const body = unwrap(answer);
  return isUser(body) ? body : none(body, command, null);
};

/** A user; an empty answer is an error, because somebody must have been added. */
export const readUser: Reader<User> = (answer, command) => {
  const user = readUserOrNull(answer, command);
  if (user) return user;
  throw new PrefineryError('invalid_answer', { command, about: 'nothing' });
};

/** A referral code, or `null` for an empty answer. */
export const readCode: Reader<string | null> = (answer, command) => {
  const body = unwrap(answer);
  return body && typeof body === 'string' ? body : none(body, command, null);
};

/** The rewards that were earned; an empty answer is none. */
export const readRewards: Reader<Reward[]> = (answer, command) => {
  const body = unwrap(answer);
  return isRewards(body) ? body : none(body, command, []);
};

/** Nothing is promised, so anything but an error is fine. */
export const readNothing: Reader<undefined> = (answer, command) => {
  if (isFields(answer) && ('error' in answer || 'errors' in answer)) throw errorOf(answer, command);
};

/** The person who is shown, where the vendor says. */
export const readShown: Reader<User | null> = (answer, command) => {
  readNothing(answer, command);
  const body = unwrap(answer);
  return isUser(body) ? body : null;
};
