import { useUser } from '@prefinery-kit/react';

/** For those who are in: what happens from here on. */
export function Next() {
  const { data: user } = useUser();
  if (!user) return null;
  return (
    <section className="section next" aria-labelledby="next">
      <h2 id="next">What happens next</h2>
      <ol>
        <li>
          <b>Today</b>
          <p>Your place is kept. Every friend who joins through your link moves it up.</p>
        </li>
        <li>
          <b>February</b>
          <p>We write to the first 400. You choose your wood, and only then do you pay.</p>
        </li>
        <li>
          <b>March</b>
          <p>Batch one leaves the workshop in Ghent. Everybody else keeps their place for batch two.</p>
        </li>
      </ol>
    </section>
  );
}
