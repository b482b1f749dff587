import { userOf } from '../../campaign/user.ts';
import { identify } from '../identity.ts';
import type { Handler } from './handler.ts';

export const getUser: Handler<'getUser'> = async (data, visit, campaign) => {
  const person = await identify(data ?? {}, visit, campaign);
  return { result: person && userOf(person, visit.base) };
};
