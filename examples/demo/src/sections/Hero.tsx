import { useState } from 'react';
import { Clock } from '../art/Clock.tsx';
import { useVisitor } from '../visitor.ts';
import { HalfHour } from './HalfHour.tsx';
import { Joined } from './Joined.tsx';
import { Welcome } from './Welcome.tsx';

/** The headline with the signup form, or with the place of a user. */
export function Hero() {
  const { user, isLoading } = useVisitor();
  const [hasLeft, setLeft] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  // Users start at the end of the half hour, when all birds sing.
  const minute = chosen ?? (user ? 30 : 21);

  const [before, setBefore] = useState(user);
  if (before !== user) {
    setBefore(user);
    setLeft(!!before && !user);
  }

  return (
    <section className="hero" style={{ '--t': minute / 30 }} aria-labelledby="title" aria-busy={isLoading}>
      <div className="hero-top">
        <div className="hero-words">
          {user ? (
            <Joined user={user} />
          ) : (
            <Welcome isLoading={isLoading} hasLeft={hasLeft} onJoin={() => setChosen(null)} />
          )}
        </div>
        <Clock />
      </div>
      <HalfHour minute={minute} onChange={setChosen} yours={1 + (user?.referrals ?? 0)} />
    </section>
  );
}
