import { userOf } from '../../campaign/user.ts';
import { identify } from '../identity.ts';
import type { Handler } from './handler.ts';

export const getUser: Handler<'getUser'> = async (data, visit, campaign) => {
  const user = await identify(data ?? {}, visit, campaign);
  return { result: user && userOf(user, visit.base) };
};
