import { identify } from '../identity.ts';
import { readUser } from '../member.ts';
import type { Handler } from './handler.ts';

export const getUser: Handler<'getUser'> = async (data, visit, campaign) => {
  const person = await identify(data ?? {}, visit, campaign);
  return { result: await readUser(person, visit, campaign) };
};
