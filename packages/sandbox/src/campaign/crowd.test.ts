import { expect, test } from 'vitest';
import { crowd } from './crowd.ts';

const now = new Date('2026-03-01T12:00:00Z');
const draw = (size: number, seed = 7, taken: string[] = []) => [...crowd({ size, seed, now, taken })];

test('the same seed makes the same people, another one others', () => {
  expect(draw(200)).toEqual(draw(200));
  expect(draw(200, 8).map((person) => person.email)).not.toEqual(draw(200).map((person) => person.email));
});

test('a larger crowd begins with the people of the smaller one', () => {
  const who = ({ id, email, referral_code, referrer_id }: ReturnType<typeof draw>[number]) => [
    id,
    email,
    referral_code,
    referrer_id,
  ];
  expect(draw(300).slice(0, 100).map(who)).toEqual(draw(100).map(who));
});

test('everybody is somebody else, and no code is one that is taken', () => {
  const [first] = draw(1);
  const taken = first?.referral_code ?? '';
  const people = draw(5000, 7, [taken]);
  for (const key of ['id', 'email', 'referral_code'] as const) {
    expect(new Set(people.map((person) => person[key])).size).toBe(5000);
  }
  expect(people.some((person) => person.referral_code === taken)).toBe(false);
});

test('people join one after the other, all of them before now', () => {
  const times = draw(1000).map((person) => person.created_at.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(times.at(-1)).toBeLessThan(now.getTime());
});

test('few bring in many, most bring in nobody, and nobody is referred by somebody who came later', () => {
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
  expect(Math.max(...counts.values())).toBeGreaterThan(50);
  expect(counts.size).toBeLessThan(people.length / 3);
  expect([...counts.values()].filter((count) => count === 1).length).toBeGreaterThan(200);
});
