import { frameOf } from '../display.ts';
import { identify, namesNobody } from '../identity.ts';
import { readUser } from '../member.ts';
import type { Handler } from './handler.ts';

/** Anybody may see the list. With nobody named the session's person is highlighted, if there is one. */
export const embedLeaderboard: Handler<'embedLeaderboard'> = async (data, visit, campaign) => {
  const person = namesNobody(data) ? visit.session : await identify(data, visit, campaign);
  return { result: await readUser(person, visit, campaign), frame: frameOf('leaderboard', person, visit, campaign) };
};
