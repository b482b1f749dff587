/** What points are given for, and how many. */
export interface Points {
  /** For the signup. All users have these, so they change no order. */
  signup: number;
  /** For each visit through the user's referral link. */
  share: number;
  /** For each user who joined through it. */
  referral: number;
}

/**
 * What decides who is ahead on the list. Ties go by signup.
 *
 * With `skip` the list is in order of signup, and each referral moves its referrer that many places ahead. Of two who move to
 * the same place, the one with more referrals is ahead: so a user who skips alone gets exactly that place.
 */
export type Ranking = 'referrals' | 'signup' | { points: Points } | { skip: number };

/** The vendor's own example. */
export const examplePoints: Points = { signup: 1, share: 3, referral: 5 };

/** The points of a user. Where the list is not ordered by points, they are those of the vendor's example. */
export function pointsOf(ranking: Ranking, { shares, referrals }: { shares: number; referrals: number }): number {
  const { signup, share, referral } =
    typeof ranking === 'object' && 'points' in ranking ? ranking.points : examplePoints;
  return signup + shares * share + referrals * referral;
}
