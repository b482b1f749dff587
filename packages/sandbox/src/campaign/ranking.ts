/** What points are given for, and how many. */
export interface Points {
  /** For having joined. Everybody has these: they change no order. */
  signup: number;
  /** For each visit through the person's referral link. */
  share: number;
  /** For each person who joined through it. */
  referral: number;
}

/** What decides who is ahead on the list. Ties always go by signup. */
export type Ranking = 'referrals' | 'signup' | { points: Points };

/** The vendor's own example. */
export const examplePoints: Points = { signup: 1, share: 3, referral: 5 };
