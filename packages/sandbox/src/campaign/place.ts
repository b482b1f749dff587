import type { User } from '@prefinery-kit/core/contract';
import type { Member } from './person.ts';

/** The numbers about the list that a user object has. */
export type Place = Pick<User, 'list_position' | 'list_ahead' | 'list_behind' | 'list_length'>;

/** A user who is not on the list has no place; the length of the list is there all the same. */
export function listPlace({ status, ahead, length }: Pick<Member, 'status' | 'ahead' | 'length'>): Place {
  if (status !== 'applied') return { list_position: null, list_ahead: null, list_behind: null, list_length: length };
  return { list_position: ahead + 1, list_ahead: ahead, list_behind: length - ahead - 1, list_length: length };
}
