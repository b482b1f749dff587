import { expect, test } from 'vitest';
import { type Deed, dueFor, type Earned, offersFor, type RewardOffer, rewardOf, rewardStatus } from './offers.ts';

const single: RewardOffer = { descriptor: 'single', name: 'Single', type: 'SingleSided', event: 'purchase' };
const double: RewardOffer = { descriptor: 'double', name: 'Double', type: 'DoubleSided', event: 'purchase' };
const three: RewardOffer = {
  descriptor: 'three',
  name: 'Three',
  type: 'Milestone',
  milestone: 3,
  event: 'purchase',
};
const welcome: RewardOffer = { descriptor: 'welcome', name: 'Welcome', type: 'SingleSided' };
const offers = [single, double, three, welcome];
const deed: Deed = { event: 'purchase', friend: 'friend', referrer: 'referrer', count: 1 };

test('an event feeds the offers that name it, and the signup those that name none', () => {
  expect(offersFor(offers, 'purchase')).toEqual([single, double, three]);
  expect(offersFor(offers, null)).toEqual([welcome]);
  expect(offersFor(offers, 'signup')).toEqual([]);
});

const owners = (offer: RewardOffer, more: Partial<Deed> = {}): unknown[] =>
  dueFor([offer], { ...deed, ...more }).map(({ user_id, user_role, cause }) => [user_id, user_role, cause]);

test('one side is the referrer, the other the friend', () => {
  expect(owners(single)).toEqual([['referrer', 'referrer', 'friend']]);
  expect(owners(double)).toEqual([
    ['referrer', 'referrer', 'friend'],
    ['friend', 'friend', 'friend'],
  ]);
});

test.each([
  [2, []],
  [3, [['referrer', 'referrer', '3']]],
  [4, [['referrer', 'referrer', '3']]],
])('at %i friends a milestone of three is due as the same one reward, or not yet', (count, due) => {
  expect(owners(three, { count })).toEqual(due);
});

test('one event may earn several rewards', () => {
  const due = dueFor(offers, { ...deed, count: 3 });
  expect(due.map(({ descriptor, name, type }) => [descriptor, name, type])).toEqual([
    ['single', 'Single', 'SingleSided'],
    ['double', 'Double', 'DoubleSided'],
    ['double', 'Double', 'DoubleSided'],
    ['three', 'Three', 'Milestone'],
  ]);
});

const earned: Earned = {
  descriptor: 'discount10',
  name: '$10 discount',
  type: 'SingleSided',
  user_id: 'leonard',
  user_role: 'referrer',
  cause: 'sheldon',
  earned_at: new Date('2021-01-16T21:25:01.999Z'),
  delivered_at: null,
  revoked_at: null,
};

test('a reward has the format that the vendor documents, and no other data of its user', () => {
  const person = {
    id: 'leonard',
    email: 'leonard@bigbangtheory.com',
    referral_code: 'leonard981',
    profile: { first_name: 'Leonard', city: 'Pasadena' },
  };
  expect(rewardOf(earned, person)).toEqual({
    descriptor: 'discount10',
    name: '$10 discount',
    user_id: 'leonard',
    user_role: 'referrer',
    status: 'earned',
    type: 'SingleSided',
    earned_at: '2021-01-16T21:25:01Z',
    delivered_at: null,
    revoked_at: null,
    user: {
      id: 'leonard',
      email: 'leonard@bigbangtheory.com',
      referral_code: 'leonard981',
      profile: { first_name: 'Leonard', last_name: null },
    },
  });
  const later = new Date('2021-01-17T00:00:00Z');
  expect(rewardOf({ ...earned, delivered_at: later, revoked_at: later }, person)).toMatchObject({
    delivered_at: '2021-01-17T00:00:00Z',
    revoked_at: '2021-01-17T00:00:00Z',
  });
});

const later = new Date();

test.each([
  ['earned', null, null],
  ['delivered', later, null],
  ['revoked', null, later],
  ['revoked', later, later],
])('it is %s by its times', (status, delivered_at, revoked_at) => {
  expect(rewardStatus({ ...earned, delivered_at, revoked_at })).toBe(status);
});
