import { publicName } from '../../campaign/name.ts';
import type { Person } from '../../campaign/person.ts';
import { listPlace } from '../../campaign/place.ts';
import { pointsOf, type Ranking } from '../../campaign/ranking.ts';
import type { LeaderboardEntry } from '../../pages/Leaderboard.tsx';
import type { Store } from '../../store/store.ts';

const leading = 10;

/** The first ten users, and the user it is shown to: among them, or added as an 11th with the real position. */
export async function readBoard(
  { users }: Store,
  ranking: Ranking,
  userId: string | null,
): Promise<{ entries: LeaderboardEntry[]; length: number }> {
  const { people, length, member } = await users.board(leading, userId ?? undefined);
  const entryOf = (user: Person, position: number): LeaderboardEntry => ({
    position,
    name: publicName(user),
    referrals: user.referrals,
    shares: user.shares,
    points: pointsOf(ranking, user),
    you: user.id === userId,
  });
  const entries = people.map((user, index) => entryOf(user, index + 1));
  if (entries.some((entry) => entry.you)) return { entries, length };

  const position = member && listPlace(member).list_position;
  return { entries: position ? [...entries, entryOf(member, position)] : entries, length };
}
