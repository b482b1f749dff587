import type { User } from '@prefinery-kit/core/contract';
import type { Person } from '../../campaign/person.ts';
import { userOf } from '../../campaign/user.ts';
import type { Campaign } from '../foundation/campaign.ts';
import type { Visit } from './visit.ts';

/** A user as callers see one. Commands count places on the list here only. */
export async function readUser(
  person: Person | null,
  { base }: Pick<Visit, 'base'>,
  { store }: Pick<Campaign, 'store'>,
): Promise<User | null> {
  const member = person && (await store.users.findMember({ id: person.id }));
  return member && userOf(member, base);
}
