import { useEffect, useState } from 'react';
import { isJoined, type VisitorAddress } from './address.ts';
import './live.css';
import { VisitorFrame } from './VisitorFrame.tsx';

/** Two visitors of one campaign, each with a session of their own. */
export function TwoVisitors(globals: Pick<VisitorAddress, 'theme' | 'language' | 'direction'>) {
  const [code, setCode] = useState<string | null>(null);

  useEffect(() => {
    const listen = ({ data, origin }: MessageEvent<unknown>) => {
      if (origin === location.origin && isJoined(data)) setCode(data.referralCode);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);

  return (
    <main className="live" lang="en" dir="ltr">
      <header>
        <h1>Two visitors, one campaign</h1>
        <p>Sign up as the friend, and watch Ada’s numbers: her page looks for news every two seconds.</p>
      </header>
      <section aria-labelledby="live-ada">
        <h2 id="live-ada">Ada</h2>
        <p>Is on the list, and has a link to share.</p>
        <VisitorFrame {...globals} title="Ada’s browser" name="Ada" />
      </section>
      <section aria-labelledby="live-friend" aria-busy={code === null}>
        <h2 id="live-friend">A friend</h2>
        <p>Follows Ada’s link, and is not on the list yet.</p>
        {code !== null && <VisitorFrame {...globals} title="The friend’s browser" r={code} />}
      </section>
    </main>
  );
}
