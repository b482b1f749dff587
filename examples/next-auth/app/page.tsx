import { AlreadyJoined, Anonymous, Authenticated, Leaderboard, ReferralCard, SignupForm } from '@prefinery-kit/react';

export default function Page() {
  return (
    <main>
      <section className="hero">
        <h1>Know why that glaze worked.</h1>
        <p>
          Kiln keeps every recipe, every firing and every pot that came out of it. We let in a few studios each week, in
          the order of the list.
        </p>
        <Anonymous pending={<SignupForm />}>
          <SignupForm />
          <AlreadyJoined />
        </Anonymous>
        <Authenticated>
          <ReferralCard />
        </Authenticated>
      </section>
      <section>
        <Leaderboard />
      </section>
    </main>
  );
}
