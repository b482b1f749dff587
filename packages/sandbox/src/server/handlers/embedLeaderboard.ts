import { userOf } from '../../campaign/user.ts';
import { frameOf } from '../frame.ts';
import { identify, namesNoUser } from '../identity.ts';
import type { Handler } from './handler.ts';

/** Any visitor may see the list. It highlights the named user or else the session's, if there is one. */
export const embedLeaderboard: Handler<'embedLeaderboard'> = async (data, visit, campaign) => {
  const user = namesNoUser(data) ? visit.session : await identify(data, visit, campaign);
  return { result: user && userOf(user, visit.base), frame: frameOf('leaderboard', user, visit, campaign) };
};
