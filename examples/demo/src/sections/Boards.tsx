import { Board } from './Board.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';

/** Two leaderboards on one page, which share one script. */
export function Boards() {
  return (
    <>
      <Header />
      <main className="section boards">
        <h1>Two boards, one list.</h1>
        <section aria-labelledby="first">
          <h2 id="first">By the bed</h2>
          <Board />
        </section>
        <section aria-labelledby="second">
          <h2 id="second">By the window</h2>
          <Board />
        </section>
      </main>
      <Footer />
    </>
  );
}
