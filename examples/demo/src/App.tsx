import { EarlyBirds } from './sections/EarlyBirds.tsx';
import { Footer } from './sections/Footer.tsx';
import { Header } from './sections/Header.tsx';
import { Hero } from './sections/Hero.tsx';
import { Invitation } from './sections/Invitation.tsx';
import { Manual } from './sections/Manual.tsx';
import { Next } from './sections/Next.tsx';
import { NotYou } from './sections/NotYou.tsx';
import { Woods } from './sections/Woods.tsx';
import { YourPage } from './sections/YourPage.tsx';

export function App() {
  return (
    <>
      <Invitation />
      <Header>
        <NotYou />
      </Header>
      <main>
        <Hero />
        <Next />
        <YourPage />
        <Manual />
        <Woods />
        <EarlyBirds />
      </main>
      <Footer />
    </>
  );
}
