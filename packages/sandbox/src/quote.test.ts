import fc from 'fast-check';
import { expect, test } from 'vitest';
import { call } from '../test/caller.ts';
import { shareDatabase } from '../test/shared.ts';
import { shorten } from './campaign/shorten.ts';
import { quote } from './quote.ts';

const { newSandbox } = shareDatabase();

test('a long text is shortened, and no character of it is cut in half', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const short = shorten(text);
      expect(short.length).toBeLessThanOrEqual(101);
      expect(short).not.toMatch(/\p{Surrogate}/u);
      expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
      expect(short === text).toBe(text.length <= 100);
    }),
  );
});

test('a value is quoted on one line, however large and deep it is', () => {
  let deep: unknown = 1;
  for (let depth = 0; depth < 5000; depth += 1) deep = [deep];
  const large = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key ${index}`, 'x\n'.repeat(5000)]));
  for (const value of [deep, large, 'x\n'.repeat(5000), Array(5000).fill(large)])
    expect(quote(value)).toMatch(/^.{1,101}$/);
  expect(quote({ slow: -1 })).toBe('{ slow: -1 }');
});

test('the refusal of a command names the field, and repeats only the beginning of its value', async () => {
  const sandbox = newSandbox();
  const country = 'x'.repeat(50_000);
  const { status, reply } = await call(sandbox, 'addUser', { email: 'amy@x.com', country });
  expect([status, reply.answer]).toEqual([
    400,
    { error: expect.stringMatching(/^addUser: country: expected .{1,60}, received "x{99}…\.$/), status: 400 },
  ]);
});
