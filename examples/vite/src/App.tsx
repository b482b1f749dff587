import { Leaderboard, PrefineryProvider } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import { Invited } from './Invited';
import { Waitlist } from './Waitlist';

/** Replace `abcd1234` by the id of your own project: it is in the vendor's snippet, between `/v2/` and `.js`. */
export const App = () => (
  <PrefineryProvider project="abcd1234" scriptUrl={import.meta.env.VITE_PREFINERY_SCRIPT_URL}>
    <header>
      <img src="/icon.svg" alt="" width="28" height="28" /> Kiln
    </header>
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
      <section>
        <Leaderboard />
      </section>
    </main>
  </PrefineryProvider>
);
