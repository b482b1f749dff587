import { Leaderboard, ReferralCard, SignupForm, useFreshUser } from '@prefinery-kit/react';

/** What both visitors see. Nobody tells this page that somebody has joined elsewhere: it looks every two seconds. */
export function Campaign() {
  const { data: user } = useFreshUser({ interval: 2000 });
  return (
    <main>
      <ReferralCard
        empty={<SignupForm />}
        thresholds={[
          { referrals: 1, reward: 'A sticker' },
          { referrals: 5, reward: 'A month free' },
        ]}
      />
      {/* The vendor draws it once for each person. Another friend is a reason to have it drawn anew. */}
      <Leaderboard key={user?.referrals} />
    </main>
  );
}
