import { type PrefineryError, type Reward, type User, useTriggerRewards } from '@prefinery-kit/react';
import { type FormEvent, useState } from 'react';
import { irati, woods } from '../woods.ts';
import { Receipt } from './Receipt.tsx';
import { WoodLine } from './WoodLine.tsx';

/** An order, and the rewards that it has earned. */
interface Placed {
  number: number;
  wood: string;
  rewards: Reward[];
}

/** For users: an order form. The first order earns the referrer a reward. */
export function Order({ user }: { user: User }) {
  const [wood, setWood] = useState(irati.name);
  const [placed, setPlaced] = useState<readonly Placed[]>([]);
  const { mutate: triggerRewards, isPending, error } = useTriggerRewards();

  const order = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    triggerRewards(
      { event: 'purchase' },
      { onSuccess: (rewards) => setPlaced([...placed, { number: placed.length + 1, wood, rewards }]) },
    );
  };

  return (
    <form onSubmit={order}>
      <fieldset>
        <legend className="visually-hidden">Your wood</legend>
        {woods.map((one) => (
          <label key={one.name} className="wood">
            <input
              type="radio"
              name="wood"
              value={one.name}
              checked={wood === one.name}
              onChange={() => setWood(one.name)}
            />
            <WoodLine wood={one} />
          </label>
        ))}
      </fieldset>
      <div className="order">
        <div>
          <b>A Merle, set to {wood}.</b>
          <p>$189, paid when yours is ready. Your place on the list decides the batch.</p>
        </div>
        <button type="submit" className="button" aria-disabled={isPending}>
          {isPending ? 'Ordering…' : placed.length === 0 ? 'Order yours' : 'Order another'}
        </button>
        <p role="alert">{error && problem(error)}</p>
      </div>
      <div className="receipts" role="log" aria-label="Your orders">
        {placed.map(({ number, ...one }) => (
          <Receipt key={number} user={user} isFirst={number === 1} {...one} />
        ))}
      </div>
    </form>
  );
}

function problem({ code }: PrefineryError): string {
  if (code === 'forbidden' || code === 'unauthorized') {
    return 'You are no longer logged in here, and nothing was ordered. Reload the page.';
  }
  if (code === 'timeout') return 'No answer came. Please try again: a reward is never given twice.';
  return 'The order did not get through, and nothing was ordered. Please try again.';
}
