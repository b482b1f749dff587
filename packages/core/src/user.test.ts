import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { user as schema } from './contract/user.ts';
import { createPrefinery } from './client.ts';
import { answering, install } from './testing/answering.ts';
import { resetPage } from './testing/page.ts';
import { completeUser } from './user.ts';

const known = { id: '5de34a3e', email: 'leonard@bigbangtheory.com', shares: 7, list_position: 2, new_key: 1 };

/** What of a user has to have its type, however little of it is known. */
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

test('a user has every field of the contract with its type, whatever the service answered', () => {
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(Object.keys(schema.entries).map((name) => [name, fc.anything()]))),
      (answer) => {
        expect(v.safeParse(shape, completeUser(answer)).issues).toBeUndefined();
      },
    ),
  );
});

test('what is right in an answer stays as it is, and a number that came as a text is a number', () => {
  expect(completeUser({ ...known, referrals: '3', list_ahead: '' })).toMatchObject({
    ...known,
    referrals: 3,
    list_ahead: null,
    list_length: 0,
    referral_link: '',
  });
});

test('an error object whose words are no text rejects with an error of the kit', async () => {
  resetPage();
  install(answering({ addUser: { error: { toString: null }, status: { valueOf: null } } }));
  const answer = createPrefinery({ project: 'abcd1234' }).addUser(known.email);
  await expect(answer).rejects.toMatchObject({ name: 'PrefineryError', code: 'rejected' });
});
