import { frameOf } from '../frame.ts';
import { identify, namesNobody } from '../identity.ts';
import { readUser } from '../member.ts';
import type { Handler } from './handler.ts';

/** Any visitor may see the list. It highlights the named user or else the session's, if there is one. */
export const embedLeaderboard: Handler<'embedLeaderboard'> = async (data, visit, campaign) => {
  const person = namesNobody(data) ? visit.session : await identify(data, visit, campaign);
  return { result: await readUser(person, visit, campaign), frame: frameOf('leaderboard', person, visit, campaign) };
};
