import { contract } from '@prefinery-kit/core/contract';
import { expect, test } from 'vitest';
import { commands, isCommand } from './served.ts';

test('the table has all commands of the contract, except those that the widget runs alone', () => {
  expect(Object.keys(contract).filter((command) => !isCommand(command))).toEqual(['closeReferralPage', 'initForms']);
  expect(commands.every((command) => Object.hasOwn(contract, command))).toBe(true);
  expect(['', 'nothing', 'toString', '__proto__', 'constructor', 'ref-check'].filter(isCommand)).toEqual([]);
});
