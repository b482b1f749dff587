import { contract } from '@prefinery-kit/core/contract';
import { expect, test } from 'vitest';
import { commands, isCommand } from './table.ts';

test('the commands are those of the contract, but for those that the widget carries out alone', () => {
  expect(Object.keys(contract).filter((command) => !isCommand(command))).toEqual(['closeReferralPage', 'initForms']);
  expect(commands.every((command) => Object.hasOwn(contract, command))).toBe(true);
  expect(['', 'nothing', 'toString', '__proto__', 'constructor', 'ref-check'].filter(isCommand)).toEqual([]);
});
