import { Leaderboard } from '@prefinery-kit/react';
import { Invited } from '../Invited';
import { Waitlist } from '../Waitlist';

export const meta = () => [
  { title: 'Kiln: join the waitlist' },
  { name: 'description', content: 'Kiln keeps every glaze, every firing and every pot that came out of it.' },
];

export default function Home() {
  return (
    <main>
      <section className="hero">
        <Invited />
        <h1>Know why that glaze worked.</h1>
        <p>
          Kiln keeps every recipe, every firing and every pot that came out of it. We let in a few studios each week, in
          the order of the list.
        </p>
        <Waitlist />
      </section>
      <section className="board">
        <Leaderboard />
      </section>
    </main>
  );
}
