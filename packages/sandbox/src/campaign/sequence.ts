import { plainCodes, toPlainCode } from './codes.ts';
import type { Dice } from './random.ts';

/**
 * Plain codes in an order that looks random, each of them once. They are computed from two numbers, so that a
 * million of them need not be stored. A code that is taken is replaced by one from the other end, so that no other changes.
 */
export function createSequence(dice: Dice, taken: ReadonlySet<string>): () => string {
  const start = dice.below(plainCodes);
  // There are 36 to the power of 5: a step that neither 2 nor 3 divides comes by all of them before it repeats one.
  const step = 6 * dice.below(plainCodes / 6) + 1;
  let forwards = start;
  let backwards = start;
  return () => {
    let code = toPlainCode(forwards);
    forwards = (forwards + step) % plainCodes;
    while (taken.has(code)) {
      backwards = (backwards - step + plainCodes) % plainCodes;
      code = toPlainCode(backwards);
    }
    return code;
  };
}
