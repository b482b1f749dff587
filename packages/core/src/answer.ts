import type { Reward, User } from './contract/index.ts';
import { isRefusal, PrefineryError } from './errors.ts';
import { completeUser, numberOf } from './user.ts';

/**
 * Reads what the vendor's callback received. The vendor documents the flat result; integrators also see `{ data: … }`,
 * `{ data: null }`, `undefined`, and for a failure an object without `id`. Unknown keys are kept.
 *
 * @throws {@link PrefineryError} for an error object, and for an answer that is neither a result nor an error.
 */
export type Reader<Result> = (answer: unknown, command: string) => Result;

type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const hasId = (body: unknown): body is Fields & { id: string } => isFields(body) && isText(body['id']);

const userOf = (body: unknown): User | undefined => (hasId(body) ? completeUser(body) : undefined);

/** The result itself, without a `{ data: … }` envelope. */
const unwrap = (answer: unknown): unknown =>
  isFields(answer) && 'data' in answer && !hasId(answer) ? answer['data'] : answer;

function errorOf(body: Fields, command: string): PrefineryError {
  const { error, message, errors } = body as { error?: unknown; message?: unknown; errors?: { message?: unknown }[] };
  const words = [error, message, errors?.[0]?.message].find(isText) ?? '';
  // Some answers have no status, only a message that names it.
  const messageStatus = /401|unauthorized/i.test(words) ? 401 : /403|forbidden/i.test(words) ? 403 : undefined;
  const status = numberOf(body['status']) || messageStatus;
  const code = status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : 'rejected';
  return new PrefineryError(code, { command, status, about: words, cause: body });
}

/** Makes a reader: it returns a result, or `makeEmpty()` for an empty answer. Anything else is an error. */
const reader =
  <Result, Empty = never>(
    resultOf: (body: unknown) => Result | undefined,
    // A function, because the caller may change what is returned.
    makeEmpty?: () => Empty,
  ): Reader<Result | Empty> =>
  (answer, command) => {
    const body = unwrap(answer);
    const result = resultOf(body);
    if (result !== undefined) return result;
    if (isFields(body) && Object.keys(body).length) throw errorOf(body, command);
    if (makeEmpty && (!body || isFields(body))) return makeEmpty();
    throw new PrefineryError('invalid_answer', { command, about: typeof body, cause: body });
  };

/** A user, or `null` for an empty answer. */
export const readUserOrNull = reader(userOf, () => null);

/** The user of the browser session. The vendor refuses when there is none, which is read as `null`. */
export const readCurrentUser: Reader<User | null> = (answer, command) => {
  try {
    return readUserOrNull(answer, command);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
};

/** A user. An empty answer is an error, because `addUser` always has a result. */
export const readUser = reader(userOf);

const textOf = (body: unknown) => (isText(body) ? body : undefined);

/** A referral code, or `null` for an empty answer. */
export const readCode = reader(textOf, () => null);

/** The rewards that were earned; `[]` for an empty answer. */
export const readRewards = reader(
  (body) => (Array.isArray(body) ? body.filter((reward): reward is Reward => isFields(reward)) : undefined),
  (): Reward[] => [],
);

/** For commands without a result: any answer except an error is accepted. */
export const readNothing: Reader<undefined> = (answer, command) => {
  if (isFields(answer) && ('error' in answer || 'errors' in answer)) throw errorOf(answer, command);
};

/** The user that a vendor's page shows, or `null` if the vendor does not say. */
export const readShown: Reader<User | null> = (answer, command) => {
  readNothing(answer, command);
  return userOf(unwrap(answer)) ?? null;
};
