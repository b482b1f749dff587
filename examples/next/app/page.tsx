import { Leaderboard, SignupForm } from '@prefinery-kit/react';
import { Suspense } from 'react';
import { landingOf, type Search } from '../landing';
import { Invited } from './invited';
import { Waitlist } from './waitlist';

/** Awaits nothing, so all of it is static except what is in a `Suspense`. */
export default function Page({ searchParams }: { searchParams: Search }) {
  const landing = landingOf(searchParams);
  return (
    <main>
      <section className="hero">
        <Suspense>
          <Invited landing={landing} />
        </Suspense>
        <h1>Know why that glaze worked.</h1>
        <p>
          Kiln keeps every recipe, every firing and every pot that came out of it. We let in a few studios each week, in
          the order of the list.
        </p>
        <Suspense fallback={<SignupForm />}>
          <Waitlist landing={landing} />
        </Suspense>
      </section>
      <section>
        <Leaderboard />
      </section>
    </main>
  );
}
