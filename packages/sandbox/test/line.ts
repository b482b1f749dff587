import type { Person } from '../src/campaign/person.ts';
import type { Ranking } from '../src/campaign/ranking.ts';

/** The list in its order, sorted plainly: what the database has to come to as well. */
export function inLine(people: readonly Person[], ranking: Ranking): Person[] {
  const line = people
    .filter(({ status }) => status === 'applied')
    .toSorted((one, other) => one.created_at.getTime() - other.created_at.getTime() || one.signup - other.signup);
  if (ranking === 'signup') return line;
  if (ranking === 'referrals') return line.toSorted((one, other) => other.referrals - one.referrals);
  if ('points' in ranking) {
    const { share, referral } = ranking.points;
    const pointsOf = ({ shares, referrals }: Person): number => shares * share + referrals * referral;
    return line.toSorted((one, other) => pointsOf(other) - pointsOf(one));
  }
  const places = new Map(line.map(({ id, referrals }, index) => [id, index - ranking.skip * referrals]));
  const placeOf = ({ id }: Person): number => places.get(id) ?? 0;
  return line.toSorted((one, other) => placeOf(one) - placeOf(other) || other.referrals - one.referrals);
}
