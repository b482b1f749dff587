import { expect, test } from 'vitest';
import { listPlace } from './place.ts';

test('the numbers of the list add up', () => {
  expect(listPlace({ status: 'applied', ahead: 1, length: 10_487 })).toEqual({
    list_position: 2,
    list_ahead: 1,
    list_behind: 10_485,
    list_length: 10_487,
  });
});

test('a user who is not on the list has no place on it', () => {
  expect(listPlace({ status: 'unconfirmed', ahead: 1, length: 3 })).toEqual({
    list_position: null,
    list_ahead: null,
    list_behind: null,
    list_length: 3,
  });
});
