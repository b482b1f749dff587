import { expect, test } from 'vitest';
import { crowd } from './seed-users.ts';
import { statuses } from './person.ts';

const now = new Date('2026-03-01T12:00:00Z');
const draw = (size: number, seed = 7, taken: string[] = []) => [...crowd({ size, seed, now, taken })];

test('the same seed makes the same users, another seed others', () => {
  expect(draw(200)).toEqual(draw(200));
  expect(draw(200, 8).map((person) => person.email)).not.toEqual(draw(200).map((person) => person.email));
});

test('a larger number of users begins with those of a smaller one', () => {
  const who = ({ id, email, referral_code, referrer_id }: ReturnType<typeof draw>[number]) => [
    id,
    email,
    referral_code,
    referrer_id,
  ];
  expect(draw(300).slice(0, 100).map(who)).toEqual(draw(100).map(who));
});

test('ids, e-mail addresses and codes are unique, and no code is one that is taken', () => {
  const [first] = draw(1);
  const taken = first?.referral_code ?? '';
  const people = draw(5000, 7, [taken]);
  for (const key of ['id', 'email', 'referral_code'] as const) {
    expect(new Set(people.map((person) => person[key])).size).toBe(5000);
  }
  expect(people.some((person) => person.referral_code === taken)).toBe(false);
});

const timesAt = (now: Date): number[] =>
  [...crowd({ size: 1000, seed: 7, now, taken: [] })].map((person) => person.created_at.getTime());

test('users join one after the other, at the same times on every day', () => {
  const times = timesAt(now);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(timesAt(new Date('2031-07-01T00:00:00Z'))).toEqual(times);
  expect(times.every((time) => time % 1000 === 0)).toBe(true);
});

test('no user has joined after now, however early that is', () => {
  const early = new Date('2019-06-01T12:00:00Z');
  expect(timesAt(early).at(-1)).toBeLessThan(early.getTime());
});

test('each hundred users have all statuses, and most are on the list', () => {
  const people = draw(300);
  for (const start of [0, 100, 200]) {
    const hundred = people.slice(start, start + 100).map(({ status }) => status);
    expect(new Set(hundred)).toEqual(new Set(statuses));
    expect(hundred.filter((status) => status === 'applied')).toHaveLength(85);
  }
  const order = (start: number) => people.slice(start, start + 100).map(({ status }) => status);
  expect(order(100)).not.toEqual(order(0));
});

const named = draw(5000).map(({ profile: { first_name, last_name } }) => ({ first_name, last_name }));
const names = named.flatMap(({ first_name, last_name }) => [first_name ?? '', last_name ?? '']);

test.each([
  ['Latin', /^[\p{Script=Latin} ’-]+$/u],
  ['Cyrillic', /^\p{Script=Cyrillic}+$/u],
  ['Greek', /^\p{Script=Greek}+$/u],
  ['Arabic, from the right', /^[\p{Script=Arabic} ]+$/u],
  ['Hebrew, from the right', /^[\p{Script=Hebrew}]+$/u],
  ['Devanagari', /^[\p{Script=Devanagari}]+$/u],
  ['Chinese and Japanese', /^\p{Script=Han}+$/u],
  ['Korean', /^\p{Script=Hangul}+$/u],
  ['Thai', /^\p{Script=Thai}+$/u],
  ['more than forty letters in one piece', /^\p{Letter}{41,}$/u],
  ['two letters', /^\p{Script=Latin}{2}$/u],
  ['two words', /^\p{Letter}+ \p{Letter}+$/u],
])('there are names of %s', (_what, pattern) => {
  expect(names.filter((name) => pattern.test(name)).length).toBeGreaterThan(10);
});

test('some users have one name only, and some none', () => {
  const count = (first: boolean, last: boolean): number =>
    named.filter(
      ({ first_name, last_name }) => (first_name !== undefined) === first && (last_name !== undefined) === last,
    ).length;
  expect(count(true, false)).toBeGreaterThan(150);
  expect(count(false, false)).toBeGreaterThan(300);
  expect(count(true, true)).toBeGreaterThan(4000);
});

test('addresses can be written, whatever the name', () => {
  for (const { email } of draw(2000)) expect(email).toMatch(/^[a-z.]{1,41}\d+@seed7\.example$/);
});

test('few users have many referrals, most have none, and each referrer joined before those whom they referred', () => {
  const people = draw(5000);
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (const { id, referrer_id } of people) {
    if (referrer_id !== null) {
      expect(seen.has(referrer_id)).toBe(true);
      counts.set(referrer_id, (counts.get(referrer_id) ?? 0) + 1);
    }
    seen.add(id);
  }
  const most = [...counts.values()].toSorted((one, other) => other - one);
  const sum = (list: number[]): number => list.reduce((total, count) => total + count, 0);
  expect(most[0]).toBeGreaterThan(50);
  expect(counts.size).toBeLessThan(people.length / 3);
  expect(most.filter((count) => count === 1).length).toBeGreaterThan(200);
  // One in a hundred has brought in a third of all.
  expect(sum(most.slice(0, 50))).toBeGreaterThan(sum(most) / 3);
});
