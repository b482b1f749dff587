import { expect, test } from 'vitest';
import { drawEmail } from './made-up-signups.ts';

test('a made-up user gets an address that nobody has', async () => {
  const taken = new Set(['amy.aaaa@people.example', 'amy.bbbb@people.example']);
  const tails = ['aaaa', 'bbbb', 'cccc', 'dddd'];
  const email = await drawEmail(
    'amy',
    async (email) => taken.has(email),
    () => tails.shift() ?? '',
  );
  expect(email).toBe('amy.cccc@people.example');
});
