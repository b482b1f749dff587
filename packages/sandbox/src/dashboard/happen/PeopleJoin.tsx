import { type ReactNode, useState } from 'react';
import { Field } from '../parts/Field.tsx';
import { JoinButton } from './JoinButton.tsx';

/** A number of made-up users join. */
export const PeopleJoin = (): ReactNode => {
  const [count, setCount] = useState(100);
  const [isReferred, setIsReferred] = useState(true);
  return (
    <section className="card stack">
      <h3>People join</h3>
      <Field
        label="How many"
        type="number"
        min={1}
        max={1000}
        value={count}
        onChange={({ target }) => setCount(Math.min(1000, Math.max(1, target.valueAsNumber || 1)))}
      />
      <label className="check">
        <input type="checkbox" checked={isReferred} onChange={({ target }) => setIsReferred(target.checked)} />
        About half of them by links of others
      </label>
      <JoinButton kind="primary" icon="happen" given={{ count, referred: isReferred ? 0.5 : 0 }}>
        {count === 1 ? '1 person joins' : `${count} people join`}
      </JoinButton>
    </section>
  );
};
