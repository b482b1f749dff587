import { expect, test } from 'vitest';
import { isSignature, sign } from './signature.ts';

const secret = 'test_secret_do_not_use';

test.each([
  ['leonard@bigbangtheory.com', '69b1418832b305e782438d483f1ee33e47470b56a3ba84c1c77de7f9fdced222'],
  ['leonard981', '3f994d8420b7dbe7ea5a68fa15e17120c58ed0e7ad48ad18fc486b60ac3b2f6b'],
  ['5de34a3e-68cb-4956-be9d-e89db02e6989', '7266a6f6bc7cd47714d9b162d5214a04e3d4b309bfc4c139390a53a14088c3a3'],
])('the signature of %s is the one that openssl makes', (identifier, signature) => {
  expect(sign(secret, identifier)).toBe(signature);
  expect(isSignature(secret, identifier, signature)).toBe(true);
});

test.each([
  ['an empty text', ''],
  ['a text of other characters', 'ü'.repeat(32)],
  ['a signature in upper case', sign(secret, 'leonard981').toUpperCase()],
  ['the signature of another identifier', sign(secret, 'sheldon823')],
  ['a signature with another secret', sign('another', 'leonard981')],
])('%s is not a valid signature', (_what, signature) => {
  expect(isSignature(secret, 'leonard981', signature)).toBe(false);
});
