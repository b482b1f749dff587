import { EarlyBirds } from './sections/EarlyBirds.tsx';
import { Footer } from './sections/Footer.tsx';
import { Header } from './sections/Header.tsx';
import { Hero } from './sections/Hero.tsx';
import { Manual } from './sections/Manual.tsx';
import { Next } from './sections/Next.tsx';
import { Woods } from './sections/Woods.tsx';

export function App() {
  return (
    <>
      <Header />
      <main>
        <Hero />
        <Next />
        <Manual />
        <Woods />
        <EarlyBirds />
      </main>
      <Footer />
    </>
  );
}
