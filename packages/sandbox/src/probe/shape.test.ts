import { expect, test } from 'vitest';
import { readCookie } from './cookie.ts';
import { addressOf } from './outline.ts';
import { type Shape, shapeOf } from './shape.ts';

const leonard = {
  id: '5de34a3e-68cb-4956-be9d-e89db02e6989',
  email: 'leonard@bigbangtheory.com',
  referral_code: 'leona1x2y',
  referral_link: 'https://refer.example/leona1x2y',
  referrals: 12,
  created_at: '2026-11-27T10:11:12Z',
  profile: { first_name: 'Leonard', last_name: null, ip: '10.1.2.3' },
};

test('a user becomes the names of its fields and the kinds of their values', () => {
  expect(shapeOf({ data: leonard })).toEqual({
    data: {
      id: 'uuid',
      email: 'e-mail',
      referral_code: 'text',
      referral_link: 'address',
      referrals: 'number',
      created_at: 'time, ISO 8601 in UTC',
      profile: { first_name: 'text', last_name: 'null', ip: 'text' },
    },
  });
});

test.each<[string, unknown, Shape]>([
  [
    'the status of an error is kept',
    { error: 'HTTP 403: leonard@x.example', status: 403 },
    { error: 'text', status: '403' },
  ],
  [
    'a code of an error is kept, and a referral code is not',
    { errors: [{ code: 2310 }], code: 'ab12c' },
    { errors: [{ code: '2310' }], code: 'text' },
  ],
  ['a number that may be a phone number is not kept', { code: 41_795_551_234 }, { code: 'number' }],
  [
    'an unknown word under a known field is not kept',
    [{ status: 'applied' }, { status: 'Leonard' }],
    [{ status: '"applied"' }, { status: 'text' }],
  ],
  [
    'the name of an event is kept where events have it, and no other text',
    [{ event: 'user_created' }, { type: 'Reward.Delivered' }, { event: 'leonard_created' }, { name: 'user_created' }],
    [{ event: '"user_created"' }, { type: '"Reward.Delivered"' }, { event: 'text' }, { name: 'text' }],
  ],
  ['a key that is an address is not kept', { 'leonard@x.example': 1 }, { '(other)': 'number' }],
  ['a key that may be a code is not kept', { leon1: 1 }, { '(other)': 'number' }],
  ["the vendor's own fields with a digit are kept", { custom_var1: 'x' }, { custom_var1: 'text' }],
  ['no answer', undefined, 'undefined'],
])('%s', (_title, value, shape) => {
  expect(shapeOf(value)).toEqual(shape);
});

test.each([
  [
    '_pfy_abcd1234_session=secret; path=/; samesite=lax',
    { name: '_pfy_PROJECT_session', lifetime: 'session', attributes: ['path=/', 'samesite=lax'] },
  ],
  [
    '_pfy_abcd1234_referrer_code=abcde; Max-Age=2592000',
    { name: '_pfy_PROJECT_referrer_code', lifetime: '30 days', attributes: [] },
  ],
  [
    'x=; expires=Thu, 01 Jan 1970 00:00:00 GMT; domain=shop.example; secure',
    { name: 'x', lifetime: 'removed', attributes: ['domain', 'secure'] },
  ],
])('of the cookie "%s" the name and the attributes are reported', (text, cookie) => {
  expect(readCookie(text, 'abcd1234', 0)).toEqual(cookie);
});

test('of an address the parts that may name a user are left out', () => {
  const address =
    'https://i.prefinery.com/projects/abcd1234/users/5de34a3e-68cb-4956-be9d-e89db02e6989?email=a%40b.example';
  expect(addressOf(address, 'abcd1234')).toBe('https://i.prefinery.com/projects/PROJECT/users/*?email');
});
