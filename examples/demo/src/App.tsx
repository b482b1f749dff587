import { Anonymous, Authenticated } from '@prefinery-kit/react';
import { EarlyBirds } from './sections/EarlyBirds.tsx';
import { Footer } from './sections/Footer.tsx';
import { Header } from './sections/Header.tsx';
import { Hero } from './sections/Hero.tsx';
import { Invitation } from './sections/Invitation.tsx';
import { Manual } from './sections/Manual.tsx';
import { Next } from './sections/Next.tsx';
import { NotYou } from './sections/NotYou.tsx';
import { Wake } from './sections/Wake.tsx';
import { Woods } from './sections/Woods.tsx';
import { YourPage } from './sections/YourPage.tsx';

/** The hero shows an error when the script is blocked, so no other section does. */
const silence = () => null;

export function App() {
  return (
    <>
      <Anonymous>
        <Invitation />
      </Anonymous>
      <Header>
        <Authenticated error={silence}>
          <NotYou />
        </Authenticated>
      </Header>
      <main>
        <Hero />
        <Authenticated error={silence}>
          {(user) => (
            <>
              <Wake />
              <Next />
              <YourPage user={user} />
            </>
          )}
        </Authenticated>
        <Manual />
        <Woods />
        <EarlyBirds />
      </main>
      <Footer />
    </>
  );
}
