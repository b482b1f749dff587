/** For users: the next steps. */
export function Next() {
  return (
    <section className="section next" aria-labelledby="next">
      <h2 id="next">What happens next</h2>
      <ol>
        <li>
          <b>Today</b>
          <p>
            Your place is kept. Every friend who joins through your link moves it up. Pick your wood and{' '}
            <a href="#woods">order yours</a>; nothing is paid yet.
          </p>
        </li>
        <li>
          <b>February</b>
          <p>The first 400 are batch one. We write to them, and only then do they pay.</p>
        </li>
        <li>
          <b>March</b>
          <p>Batch one leaves the workshop in Ghent. Everybody else keeps their place for batch two.</p>
        </li>
      </ol>
    </section>
  );
}
