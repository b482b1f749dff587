import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { user as schema } from './contract/user.ts';
import { createPrefinery } from './client.ts';
import { answering, install } from './testing/answering.ts';
import { resetPage } from './testing/page.ts';
import { completeUser } from './user.ts';

const known = { id: '5de34a3e', email: 'leonard@bigbangtheory.com', shares: 7, list_position: 2, new_key: 1 };

/** The fields of a user and their types that `completeUser` guarantees. */
const shape = v.looseObject({
  ...v.omit(schema, [
    'profile',
    'shares',
    'referrals',
    'list_length',
    'list_position',
    'list_ahead',
    'list_behind',
    'id',
  ]).entries,
  id: v.string(),
  shares: v.pipe(v.number(), v.finite()),
  referrals: v.pipe(v.number(), v.finite()),
  list_length: v.pipe(v.number(), v.finite()),
  list_position: v.nullable(v.pipe(v.number(), v.finite())),
  list_ahead: v.nullable(v.pipe(v.number(), v.finite())),
  list_behind: v.nullable(v.pipe(v.number(), v.finite())),
  profile: v.looseObject({}),
});

test('completeUser returns every field of the contract with its type for any answer', () => {
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(Object.keys(schema.entries).map((name) => [name, fc.anything()]))),
      (answer) => {
        expect(v.safeParse(shape, completeUser(answer)).issues).toBeUndefined();
      },
    ),
  );
});

test('completeUser keeps valid fields, and converts numeric strings to numbers', () => {
  expect(completeUser({ ...known, referrals: '3', list_ahead: '' })).toMatchObject({
    ...known,
    referrals: 3,
    list_ahead: null,
    list_length: 0,
    referral_link: '',
  });
});

test('an error object whose message is not a string rejects with a PrefineryError', async () => {
  resetPage();
  install(answering({ addUser: { error: { toString: null }, status: { valueOf: null } } }));
  const answer = createPrefinery({ project: 'abcd1234' }).addUser(known.email);
  await expect(answer).rejects.toMatchObject({ name: 'PrefineryError', code: 'rejected' });
});
