import { identify } from '../identity.ts';
import { leaderboardPath } from '../paths.ts';
import { writeView } from '../view.ts';
import type { Handler } from './handler.ts';

/** With nobody named the session's person is highlighted, if there is one: who looks at it is the same. */
export const embedLeaderboard: Handler<'embedLeaderboard'> = async (data, visit, campaign) => {
  const person = await identify(data, visit, campaign);
  const view = writeView(campaign.secret, campaign.clock(), {
    page: 'leaderboard',
    user: person?.id ?? null,
    origin: visit.pageOrigin,
  });
  return { result: undefined, frame: { path: leaderboardPath(campaign.project, view), title: 'Leaderboard' } };
};
