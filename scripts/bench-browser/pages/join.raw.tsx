// A signup without the kit: the vendor's callback shows the success message.
import { type FormEvent, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { addSnippet, raw } from './vendor.ts';

function Join() {
  const [isReady, setReady] = useState(false);
  const [words, setWords] = useState('');
  useEffect(() => {
    addSnippet();
    // As the kit's form does: for a visitor who is counted, the service does more when they join.
    raw('recordFormImpression');
    raw('getUser', () => setReady(true));
  }, []);
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
