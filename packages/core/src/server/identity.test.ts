// @vitest-environment node
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Identifier, signIdentity, verifyIdentity } from './index.ts';

const secret = 'test_secret_do_not_use';
const leonard = {
  email: 'leonard@bigbangtheory.com',
  signature: '69b1418832b305e782438d483f1ee33e47470b56a3ba84c1c77de7f9fdced222',
};

test.each([
  leonard,
  { referral_code: 'leonard981', signature: '3f994d8420b7dbe7ea5a68fa15e17120c58ed0e7ad48ad18fc486b60ac3b2f6b' },
  {
    id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
    signature: '7266a6f6bc7cd47714d9b162d5214a04e3d4b309bfc4c139390a53a14088c3a3',
  },
])('%j has the same signature as by openssl, and is verified', async (identity) => {
  const { signature: _, ...identifier } = identity;
  expect(await signIdentity(identifier, { secret })).toEqual(identity);
  expect(await verifyIdentity(identity, { secret })).toEqual(identity);
});

test('signs exactly the identifier as UTF-8, for any identifier and secret', async () => {
  const text = fc.string({ minLength: 1, unit: 'grapheme' });
  await fc.assert(
    fc.asyncProperty(text, text, async (referral_code, secret) => {
      const signature = createHmac('sha256', secret).update(referral_code).digest('hex');
      expect(await signIdentity({ referral_code }, { secret })).toEqual({ referral_code, signature });
    }),
  );
});

test('other fields than identifier and signature are dropped', async () => {
  const account = { ...leonard, signature: 'an old one', name: 'Leonard', password: 'bazinga' };
  expect(await signIdentity(account, { secret })).toEqual(leonard);
  expect(await verifyIdentity({ ...account, ...leonard }, { secret })).toEqual(leonard);
});

test.each([
  ['another user', { ...leonard, email: 'sheldon@bigbangtheory.com' }],
  ['another spelling', { ...leonard, email: 'Leonard@bigbangtheory.com' }],
  ['two identifiers', { referral_code: leonard.email, id: leonard.email, signature: leonard.signature }],
  ['upper case', { ...leonard, signature: leonard.signature.toUpperCase() }],
  ['a digit less', { ...leonard, signature: leonard.signature.slice(1) }],
  ['one digit changed', { ...leonard, signature: leonard.signature.replace('6', '7') }],
  ['other letters', { ...leonard, signature: 'ü'.repeat(64) }],
  ['no signature', { email: leonard.email }],
  ['a signature that is not a string', { ...leonard, signature: [leonard.signature] }],
  ['no identifier', { signature: leonard.signature }],
  ['null', null],
  ['a text', leonard.email],
])('%s is not verified', async (_what, identity) => {
  expect(await verifyIdentity(identity, { secret })).toBeNull();
});

test('a signature with another secret is not verified', async () => {
  const identity = await signIdentity({ email: leonard.email }, { secret: 'another' });
  expect(await verifyIdentity(identity, { secret })).toBeNull();
});

test.each<[string, unknown]>([
  ['an empty object', {}],
  ['an empty e-mail address', { email: '' }],
  ['an account with e-mail address and id', { email: 'leonard@bigbangtheory.com', id: '7' }],
  ['null', null],
])('%s is not signed', async (_what, identifier) => {
  await expect(signIdentity(identifier as Identifier, { secret })).rejects.toMatchObject({
    name: 'PrefineryServerError',
    code: 'invalid_identity',
    message: expect.stringContaining('exactly one of email, referral_code and id'),
  });
});

test.each([undefined, ''])('a missing secret (%j) is invalid_options when signing and verifying', async (secret) => {
  const missing = { code: 'invalid_options', message: expect.stringContaining('environment variable') };
  await expect(signIdentity({ email: leonard.email }, { secret })).rejects.toMatchObject(missing);
  await expect(verifyIdentity(leonard, { secret })).rejects.toMatchObject(missing);
});
