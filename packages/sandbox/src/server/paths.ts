/** Address of the hosted leaderboard, below the sandbox's own. */
export const leaderboardPath = (project: string, view: string): string =>
  `/projects/${project}/leaderboard?view=${view}`;
