import { Leaderboard, ReferralCard, SignupForm, useFreshUser } from '@prefinery-kit/react';

/** The page of both visitors. It is not notified of signups elsewhere, so it refetches the user every two seconds. */
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
      {/* The leaderboard is drawn once for each user. The key draws it again after each referral. */}
      <Leaderboard key={user?.referrals} />
    </main>
  );
}
