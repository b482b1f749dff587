// A signup without the kit whose form shows that it is pending, with React's own state.
import { type FormEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { raw } from './vendor.ts';
import { useReady } from './useReady.ts';

function Join() {
  const isReady = useReady();
  const [isPending, setPending] = useState(false);
  const [words, setWords] = useState('');
  const join = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get('email');
    setPending(true);
    raw('addUser', { email }, (user: { list_position: number }) => {
      setPending(false);
      setWords(`You are number ${user.list_position}.`);
    });
  };
  return (
    <form onSubmit={join} data-ready={isReady} aria-busy={isPending}>
      <input name="email" type="email" required />
      <button type="submit" disabled={isPending}>
        {isPending ? 'Joining…' : 'Join'}
      </button>
      <p role="status">{words}</p>
    </form>
  );
}

createRoot(document.getElementById('root')!).render(<Join />);
