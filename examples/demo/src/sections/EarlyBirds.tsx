import { Anonymous } from '@prefinery-kit/react';
import { Board } from './Board.tsx';

export function EarlyBirds() {
  return (
    <section className="section early-birds" id="list" aria-labelledby="list-title">
      <div>
        <h2 id="list-title">The early birds.</h2>
        <p>
          Batch one is 400 clocks, and this list decides whose. It goes by friends brought along; between equals,
          whoever came first.
        </p>
        <Anonymous>
          <a className="button" href="#title">
            Join the list
          </a>
        </Anonymous>
      </div>
      <Board />
    </section>
  );
}
