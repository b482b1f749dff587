import { expect, test } from 'vitest';
import { plainCode, vanityCode } from './codes.ts';
import { createDice } from './random.ts';

const { below } = createDice(1);
const random = (count: number) => Uint8Array.from({ length: count }, () => below(256));

test('a plain code is five letters and digits', () => {
  const codes = Array.from({ length: 500 }, () => plainCode(random));
  for (const code of codes) expect(code).toMatch(/^[a-z0-9]{5}$/);
  expect(new Set(codes).size).toBe(500);
});

test.each([
  ['the first name', { first_name: 'Sheldon', email: 'cooper@x.com' }, /^sheldo[a-z0-9]{4}$/],
  ['a short first name', { first_name: 'Jo', email: 'cooper@x.com' }, /^jo[a-z0-9]{4}$/],
  ['a name with accents and blanks', { first_name: 'Íñigo José', email: 'x@x.com' }, /^inigoj[a-z0-9]{4}$/],
  ['the e-mail address without a first name', { email: 'amy.farrah@x.com' }, /^amyfar[a-z0-9]{4}$/],
  [
    'the e-mail address where the name has no such letter',
    { first_name: '结衣', email: 'yui@x.com' },
    /^yui[a-z0-9]{4}$/,
  ],
  ['chance alone where nothing fits into a link', { first_name: '结衣', email: '结衣@x.com' }, /^[a-z0-9]{5}$/],
])('a vanity code begins with %s', (_what, person, pattern) => {
  expect(vanityCode(random, person)).toMatch(pattern);
});
