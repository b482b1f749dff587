import { contract } from '@prefinery-kit/core/contract';
import { expect, test } from 'vitest';
import { commands, isCommand } from './answer.ts';

test('the commands are those of the contract', () => {
  expect(commands).toEqual(Object.keys(contract));
  expect(commands.every(isCommand)).toBe(true);
  expect(['', 'nothing', 'toString', '__proto__', 'constructor'].filter(isCommand)).toEqual([]);
});
