import { frameOf } from '../display.ts';
import { identify, namesNoUser } from '../identity.ts';
import { readUser } from '../member.ts';
import type { Handler } from './handler.ts';

/** Any visitor may see the list. Without a named user the user of the session is highlighted. */
export const embedLeaderboard: Handler<'embedLeaderboard'> = async (data, visit, campaign) => {
  const person = namesNoUser(data) ? visit.session : await identify(data, visit, campaign);
  return { result: await readUser(person, visit, campaign), frame: frameOf('leaderboard', person, visit, campaign) };
};
