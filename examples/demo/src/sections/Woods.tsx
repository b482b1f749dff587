import { useUser } from '@prefinery-kit/react';
import { woods } from '../woods.ts';
import { Order } from './Order.tsx';
import { WoodLine } from './WoodLine.tsx';

/** The woods. Users can pick one, and order. */
export function Woods() {
  const { data: user } = useUser();
  return (
    <section className="section woods" id="woods" aria-labelledby="woods-title">
      <h2 id="woods-title">Pick your wood.</h2>
      <p>Six of them, each recorded through one whole May. In every one somebody else sings first.</p>
      {user ? (
        <Order key={user.id} user={user} />
      ) : (
        <ol>
          {woods.map((wood) => (
            <li key={wood.name} className="wood">
              <WoodLine wood={wood} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
