import { expect, test } from 'vitest';
import { createDice } from './random.ts';
import { createSequence } from './sequence.ts';

const draw = (count: number, seed: number, taken: string[] = []): string[] => {
  const next = createSequence(createDice(seed), new Set(taken));
  return Array.from({ length: count }, next);
};

test('codes are five letters and digits, the same for the same seed', () => {
  const codes = draw(1000, 1);
  expect(codes.every((code) => /^[a-z0-9]{5}$/.test(code))).toBe(true);
  expect(draw(1000, 1)).toEqual(codes);
  expect(draw(1000, 2)).not.toEqual(codes);
});

test('of many, none comes twice', () => {
  for (const seed of [0, 1, 2, 3]) expect(new Set(draw(200_000, seed)).size).toBe(200_000);
});

test('a code that is taken is replaced, and no other changes', () => {
  const codes = draw(1000, 1);
  const taken = codes.filter((_, index) => index % 3 === 0);
  const others = draw(1000, 1, taken);
  expect(others.filter((_, index) => index % 3 !== 0)).toEqual(codes.filter((_, index) => index % 3 !== 0));
  expect(new Set([...others, ...taken]).size).toBe(1000 + taken.length);
});
