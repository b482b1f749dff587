import { expect, test } from 'vitest';
import { publicName, splitFullName } from './name.ts';

test.each([
  ['Sheldon Cooper', { first_name: 'Sheldon', last_name: 'Cooper' }],
  ['Ludwig van Beethoven', { first_name: 'Ludwig', last_name: 'van Beethoven' }],
  ['Cooper, Sheldon', { first_name: 'Sheldon', last_name: 'Cooper' }],
  ['María José García Márquez', { first_name: 'María José García', last_name: 'Márquez' }],
  ['Dr. Martin Luther King, Jr.', { first_name: 'Martin Luther', last_name: 'King Jr.' }],
  ['Cher', { first_name: 'Cher' }],
  ['   ', {}],
])('%j is split', (fullName, parts) => {
  expect(splitFullName(fullName)).toEqual(parts);
});

test.each([
  [{ first_name: 'Leonard', last_name: 'Hofstadter' }, 'Leonard H.'],
  [{ first_name: 'Leonard' }, 'Leonard'],
  [{ first_name: '서연', last_name: '김' }, '서연 김.'],
  [{ first_name: 'Zoë', last_name: 'e\u0301clair' }, 'Zoë e\u0301.'],
  [{ first_name: '  ', last_name: 'Hofstadter' }, 'le…@…'],
  [{}, 'le…@…'],
])('%j is shown without more than needed', (profile, shown) => {
  expect(publicName({ email: 'leonard@bigbangtheory.com', profile })).toBe(shown);
});
