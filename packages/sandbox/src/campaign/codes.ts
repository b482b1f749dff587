import { customRandom } from 'nanoid';

/** A source of random bytes: node's own, or one that repeats itself for tests. */
export type RandomBytes = (count: number) => Uint8Array;

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
const plainLength = 5;
const stemLength = 6;
const tailLength = 4;

/** The vendor's default: five random letters and digits. */
export const plainCode = (random: RandomBytes): string => customRandom(alphabet, plainLength, random)();

/** How many plain codes there are. */
export const plainCodes = alphabet.length ** plainLength;

/** The plain code with this number. */
export const toPlainCode = (number: number): string => number.toString(alphabet.length).padStart(plainLength, '0');

/**
 * The vendor's vanity codes: the first six characters of the first name, else of the e-mail address, and four random
 * ones. A user whose name and address have no letter that fits into a link gets a plain code.
 */
export function vanityCode(
  random: RandomBytes,
  user: { email: string; first_name?: string | null | undefined },
): string {
  const stem = linkable(user.first_name ?? '') || linkable(user.email.split('@', 1).join(''));
  return stem === '' ? plainCode(random) : stem + customRandom(alphabet, tailLength, random)();
}

const linkable = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, stemLength);
