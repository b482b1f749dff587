import { expect, test } from 'vitest';
import { leftOut } from './engines.ts';

test('leftOut is undefined if every engine is installed', () => {
  expect(leftOut([], false)).toBeUndefined();
  expect(leftOut([], true)).toBeUndefined();
});

test('leftOut names the missing engines and the command that installs them, in one line', () => {
  const line = leftOut(['Firefox', 'WebKitGTK'], false);
  expect(line).toContain('Firefox; WebKitGTK');
  expect(line).toContain('pnpm engines');
  expect(line).not.toContain('\n');
});

test('leftOut throws in continuous integration if an engine is missing', () => {
  expect(() => leftOut(['Firefox'], true)).toThrow('Firefox');
});
