import { Leaderboard, useScript } from '@prefinery-kit/react';

/** The leaderboard, or a text that says why there is none when consent is denied. */
export function Board() {
  const { status } = useScript();
  if (status === 'disabled') {
    return <p className="turned-off">The board comes from the waitlist service, which you turned off.</p>;
  }
  return <Leaderboard />;
}
