import { expect, test } from 'vitest';
import type { ListedPerson, Waitlist } from '../../server/control/waitlist.ts';
import { describeChange } from './useOvertaking.ts';

const listed = (...names: string[]): Waitlist => ({
  length: names.length,
  people: names.map((name, index): ListedPerson => ({
    id: name,
    email: `${name}@x.com`,
    name: name === 'nameless' ? null : name,
    status: 'applied',
    place: index + 1,
    referrals: 0,
    shares: 0,
    referral_code: name,
    referrer: null,
    joined_at: '2026-03-01T12:00:00Z',
  })),
});

test.each<[before: string[], now: string[], sentence: string]>([
  [['Amy', 'Bob', 'Cid'], ['Cid', 'Amy', 'Bob'], 'Cid moved up to place 1.'],
  [['Amy', 'Bob'], ['Bob', 'Amy', 'Cid', 'Dee'], 'Bob moved up to place 1. 2 joined the list.'],
  [['Amy', 'nameless'], ['nameless', 'Amy'], 'nameless@x.com moved up to place 1.'],
  [['Amy'], ['Amy', 'Bob'], '1 joined the list.'],
  [['Amy', 'Bob'], ['Amy', 'Bob'], ''],
  [['Amy', 'Bob'], ['Amy'], ''],
])('from the list %j to %j screen readers are told what has changed', (before, now, sentence) => {
  expect(describeChange(listed(...before), listed(...now))).toBe(sentence);
});
