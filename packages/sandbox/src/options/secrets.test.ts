import { expect, test } from 'vitest';
import { withoutPassword } from './secrets.ts';

test.each([
  ['postgres://me:S3cret@db.example:5432/people', 'postgres://me@db.example:5432/people'],
  ['postgres://db.example/people?user=me&password=S3cret', 'postgres://db.example/people'],
  ['postgres://me:S3:cret@db.example/people', 'postgres://me@db.example/people'],
  ['postgres://me:S3@cret@db.example/people', 'postgres://me@db.example/people'],
  ['postgres://me:S3/cret@db.example/people', 'an address that cannot be read'],
  ['./people', './people'],
  ['memory', 'memory'],
])('the shown address of %s contains no part of the password', (database, shown) => {
  expect(withoutPassword(database)).toBe(shown);
});
