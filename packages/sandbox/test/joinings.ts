import { randomUUID } from 'node:crypto';
import type { Member } from '../src/campaign/person.ts';
import { drawToken } from '../src/store/sessions.ts';
import type { Store } from '../src/store/store.ts';
import type { Joining } from '../src/store/join.ts';

/** The time of all tests that use these users. */
export const now = new Date('2026-03-01T12:00:00Z');

let codes = 0;

/** A user to add to the store. */
export const joining = (email: string, more: Partial<Joining> = {}): Joining => ({
  id: randomUUID(),
  email,
  profile: {},
  changes: {},
  site: null,
  referredBy: null,
  mayChange: 'nobody',
  confirmation: null,
  caps: { signup: null, referral: null },
  offers: [],
  now,
  session: drawToken(),
  drawCode: () => `code${(codes += 1)}`,
  ...more,
});

/** Adds a user to the store. */
export async function add({ users }: Store, email: string, more?: Partial<Joining>): Promise<Member> {
  const joined = await users.add(joining(email, more));
  const member = joined && (await users.findMember({ id: joined.id }));
  if (!member) throw new Error(`${email} was turned away.`);
  return member;
}
