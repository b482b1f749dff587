import { EmbeddedReferralPage, type User } from '@prefinery-kit/react';

/** For users: the referral page, and a link to return to it. */
export function YourPage({ user }: { user: User }) {
  return (
    <section className="section your-page" aria-labelledby="your-page">
      <div>
        <h2 id="your-page">Everybody you woke.</h2>
        <p>Who looked, who stayed, and what you get for it when one of them orders.</p>
        <p>
          <a href={user.referral_status_link}>A link of your own</a> opens the same page on any device. Keep that one to
          yourself.
        </p>
      </div>
      <EmbeddedReferralPage />
    </section>
  );
}
