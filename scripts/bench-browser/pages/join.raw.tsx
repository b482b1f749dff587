// A signup without the kit: the vendor's callback shows the success message.
import { type FormEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { raw } from './vendor.ts';
import { useReady } from './useReady.ts';

function Join() {
  const isReady = useReady();
  const [words, setWords] = useState('');
  const join = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get('email');
    raw('addUser', { email }, (user: { list_position: number }) => setWords(`You are number ${user.list_position}.`));
  };
  return (
    <form onSubmit={join} data-ready={isReady}>
      <input name="email" type="email" required />
      <button type="submit">Join</button>
      <p role="status">{words}</p>
    </form>
  );
}

createRoot(document.getElementById('root')!).render(<Join />);
