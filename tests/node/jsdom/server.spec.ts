import { signIdentity } from '@prefinery-kit/core/server';
import { expect, test } from 'vitest';

test('signIdentity signs in jsdom', async () => {
  expect(document.defaultView).toBe(window);
  const email = 'leonard@bigbangtheory.com';
  expect(await signIdentity({ email }, { secret: 'test_secret_do_not_use' })).toEqual({
    email,
    signature: '69b1418832b305e782438d483f1ee33e47470b56a3ba84c1c77de7f9fdced222',
  });
});
