import { expect, test } from 'vitest';
import { createLog, failureOf } from './log.ts';

const lines: string[] = [];
const output = (isTTY: boolean) => ({ isTTY, write: (text: string) => lines.push(text) });

/** An error as PostgreSQL reports it, with the row in it. */
const duplicate = Object.assign(new Error('duplicate key value violates unique constraint "users_email"'), {
  severity: 'ERROR',
  code: '23505',
  constraint: 'users_email',
  table: 'users',
  detail: 'Key (project_id, email)=(abcd1234, amy@x.com) already exists.',
  query: 'insert into "users" …',
  params: ['amy@x.com', 'Amy'],
  client: { password: 'hush' },
});

test('a failed statement is logged in one line, without its values and rows', () => {
  lines.length = 0;
  createLog(false, output(false)).error({ err: failureOf(duplicate) }, 'The sandbox failed.');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 50,
    msg: 'The sandbox failed.',
    err: {
      code: '23505',
      constraint: 'users_email',
      table: 'users',
      message: expect.stringContaining('duplicate key'),
    },
  });
  expect(lines[0]).not.toMatch(/amy|hush/i);
});

test.each([
  [Object.assign(new Error('invalid input syntax for type date: "Amy"'), { severity: 'ERROR', code: '22007' })],
  [new Error('The mail to amy@x.com was lost.')],
  [new Error('Lost.', { cause: new Error('<Amy@x.com> is away') })],
  ['amy@x.com'],
])('the log entry of an error contains no user data: %s', (error) => {
  expect(JSON.stringify(failureOf(error))).not.toMatch(/amy/i);
});

test('on a terminal a line is a sentence, and requests are logged only with verbose', () => {
  lines.length = 0;
  for (const isVerbose of [false, true]) {
    const log = createLog(isVerbose, output(true));
    log.info({}, `request, ${isVerbose}`);
    log.warn({}, `warning, ${isVerbose}`);
  }
  createLog(false, output(true)).error({ err: failureOf(new TypeError('No.')) }, 'The sandbox failed.');
  expect(lines).toEqual([
    'prefinery-sandbox: warning, false\n',
    'prefinery-sandbox: request, true\n',
    'prefinery-sandbox: warning, true\n',
    expect.stringMatching(/^prefinery-sandbox: The sandbox failed\. TypeError: No\.\n\s+at .*log\.test\.ts/),
  ]);
});
