import { expect, test } from 'vitest';
import { leftOut } from './engines.ts';

test('where every engine is installed, nothing is said', () => {
  expect(leftOut([], false)).toBeUndefined();
  expect(leftOut([], true)).toBeUndefined();
});

test('one line names the engines that are not installed, and what installs them', () => {
  const line = leftOut(['Firefox', 'WebKitGTK'], false);
  expect(line).toContain('Firefox; WebKitGTK');
  expect(line).toContain('pnpm engines');
  expect(line).not.toContain('\n');
});

test('in continuous integration an engine that is missing is an error', () => {
  expect(() => leftOut(['Firefox'], true)).toThrow('Firefox');
});
