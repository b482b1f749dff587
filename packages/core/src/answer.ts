import type { Reward, User } from './contract/index.ts';
import { isRefusal, PrefineryError } from './errors.ts';
import { completeUser, numberOf } from './user.ts';

/**
 * Reads what the vendor's callback received. It is documented as the flat result; integrators also see `{ data: … }`,
 * `{ data: null }`, nothing at all, and for a failure an object without `id`. Unknown keys pass.
 *
 * @throws {@link PrefineryError} for an error object, and for what is neither a result nor an error.
 */
export type Reader<Result> = (answer: unknown, command: string) => Result;

type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const hasId = (body: unknown): body is Fields & { id: string } => isFields(body) && isText(body['id']);

const userOf = (body: unknown): User | undefined => (hasId(body) ? completeUser(body) : undefined);

/** The result itself, out of its envelope if it came in one. */
const unwrap = (answer: unknown): unknown =>
  isFields(answer) && 'data' in answer && !hasId(answer) ? answer['data'] : answer;

function errorOf(body: Fields, command: string): PrefineryError {
  const { error, message, errors } = body as { error?: unknown; message?: unknown; errors?: { message?: unknown }[] };
  const words = [error, message, errors?.[0]?.message].find(isText) ?? '';
  // An answer without a status may still say which it is in words.
  const said = /401|unauthorized/i.test(words) ? 401 : /403|forbidden/i.test(words) ? 403 : undefined;
  const status = numberOf(body['status']) || said;
  const code = status === 401 ? 'unauthorized' : status === 403 ? 'forbidden' : 'rejected';
  return new PrefineryError(code, { command, status, about: words, cause: body });
}

/** A result, or what stands for an empty answer where there may be one. Anything else is an error. */
const reader =
  <Result, Empty = never>(
    resultOf: (body: unknown) => Result | undefined,
    // Made anew each time: what is returned belongs to the caller.
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

/** The user of the browser session. That there is none is an answer, and not an error. */
export const readCurrentUser: Reader<User | null> = (answer, command) => {
  try {
    return readUserOrNull(answer, command);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
};

/** A user; an empty answer is an error, because somebody must have been added. */
export const readUser = reader(userOf);

const textOf = (body: unknown) => (isText(body) ? body : undefined);

/** A referral code, or `null` for an empty answer. */
export const readCode = reader(textOf, () => null);

/** The rewards that were earned; an empty answer is none. */
export const readRewards = reader(
  (body) => (Array.isArray(body) ? body.filter((reward): reward is Reward => isFields(reward)) : undefined),
  (): Reward[] => [],
);

/** Nothing is promised, so anything but an error is fine. */
export const readNothing: Reader<undefined> = (answer, command) => {
  if (isFields(answer) && ('error' in answer || 'errors' in answer)) throw errorOf(answer, command);
};

/** The person who is shown, where the vendor says. */
export const readShown: Reader<User | null> = (answer, command) => {
  readNothing(answer, command);
  return userOf(unwrap(answer)) ?? null;
};
