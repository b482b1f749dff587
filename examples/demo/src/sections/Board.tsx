import { Leaderboard, useScript } from '@prefinery-kit/react';

/** The leaderboard, or for those who turned the service off, why there is none. */
export function Board() {
  const { status } = useScript();
  if (status === 'disabled') {
    return <p className="turned-off">The board comes from the waitlist service, which you turned off.</p>;
  }
  return <Leaderboard />;
}
