import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { control } from '../api.ts';
import { firstView, useWaitlist } from '../list/useWaitlist.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { useToast } from '../parts/Toast.tsx';
import { linkTo } from '../route.ts';

/** Friends of a user join by their link. */
export const FriendsJoin = (): ReactNode => {
  const { data: list } = useWaitlist(firstView);
  const [referrer, setReferrer] = useState('');
  const [count, setCount] = useState(3);
  const say = useToast();
  const id = useId();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => control<{ joined: string[] }>('/people/join', { body: { count, referrer: referrer.trim() } }),
    onSuccess: ({ joined }) => say(`${joined.length} joined by the link of ${referrer.trim()}.`),
  });
  return (
    <section className="card">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) mutate();
        }}
      >
        <h3>Friends join by a link</h3>
        <Field
          label="Whose link"
          type="email"
          required
          list={id}
          autoComplete="off"
          placeholder="E-mail address"
          value={referrer}
          error={error?.message}
          onChange={({ target }) => {
            setReferrer(target.value);
            reset();
          }}
        />
        <datalist id={id}>
          {list?.people.map(({ email, name }) => (
            <option key={email} value={email}>
              {name}
            </option>
          ))}
        </datalist>
        <Field
          label="How many friends"
          type="number"
          min={1}
          max={1000}
          value={count}
          onChange={({ target }) => setCount(Math.min(1000, Math.max(1, target.valueAsNumber || 1)))}
        />
        <div className="row">
          <Button type="submit" icon="people" isBusy={isPending}>
            {count === 1 ? '1 friend joins' : `${count} friends join`}
          </Button>
          {list?.people.some(({ email }) => email === referrer) ? (
            <a href={linkTo('person', referrer)}>See what it changes</a>
          ) : null}
        </div>
      </form>
    </section>
  );
};
