import { expect, test } from 'vitest';
import { createCommandLines } from './command-lines.ts';
import type { ActivityLine } from './server/foundation/activity.ts';

const line: ActivityLine = {
  number: 1,
  at: new Date(2026, 2, 1, 12, 4, 5).toISOString(),
  command: 'addUser',
  data: { email: 'amy@x.com' },
  answer: { error: 'amy@x.com' },
  status: 403,
  ms: 12,
  user: 'amy@x.com',
  visitor: 'amy',
  ip: '10.0.0.7',
  referrer_code: null,
  by: 'script',
  origin: 'http://localhost:5173',
};

const write = (isTTY: boolean, env: { NO_COLOR?: string }, ...lines: ActivityLine[]): string => {
  let text = '';
  const log = createCommandLines({ isTTY, write: (written) => (text += written) }, env);
  for (const line of lines) log(line);
  return text;
};

test('a command is one line of time, command, status and duration', () => {
  expect(write(false, {}, line, { ...line, status: 0, command: 'getUser' })).toBe(
    '12:04:05  addUser               403  12 ms\n12:04:05  getUser               no answer  12 ms\n',
  );
});

test('a line has no user data, not even on a terminal', () => {
  for (const isTTY of [true, false]) expect(write(isTTY, {}, line)).not.toMatch(/amy|10\.0\.0\.7|localhost/);
});

test.each<[hasColor: boolean, isTTY: boolean, env: { NO_COLOR?: string }]>([
  [true, true, {}],
  [true, true, { NO_COLOR: '' }],
  [false, true, { NO_COLOR: '1' }],
  [false, false, {}],
])('whether a line has colours is %s, if it is a terminal: %s, with %o', (hasColor, isTTY, env) => {
  expect(write(isTTY, env, line).includes('\u001B[')).toBe(hasColor);
});
