/** Columns that the leaderboard can have. The vendor does not document which ones its own has. */
export const leaderboardColumns = ['position', 'name', 'referrals', 'shares', 'points'] as const;
export type LeaderboardColumn = (typeof leaderboardColumns)[number];

/** Our guess. */
export const usualColumns: readonly LeaderboardColumn[] = ['position', 'name', 'referrals'];
