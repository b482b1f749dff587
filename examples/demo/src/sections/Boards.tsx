import { Leaderboard } from '@prefinery-kit/react';
import { Header } from './Header.tsx';

/** Two leaderboards on one page: one script, and each board in an element of its own. */
export function Boards() {
  return (
    <>
      <Header />
      <main className="section boards">
        <h1>Two boards, one list.</h1>
        <section aria-labelledby="first">
          <h2 id="first">By the bed</h2>
          <Leaderboard />
        </section>
        <section aria-labelledby="second">
          <h2 id="second">By the window</h2>
          <Leaderboard />
        </section>
      </main>
    </>
  );
}
