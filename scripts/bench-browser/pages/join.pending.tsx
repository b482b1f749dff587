// A signup without the kit whose form shows that it is pending, with React's own state.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Joined, JoinForm } from './JoinForm.tsx';
import { useReady } from './useReady.ts';
import { raw } from './vendor.ts';

function Join() {
  const isReady = useReady();
  const [isPending, setPending] = useState(false);
  const [user, setUser] = useState<Joined>();
  const join = (email: unknown) => {
    setPending(true);
    raw('addUser', { email }, (joined: Joined) => {
      setPending(false);
      setUser(joined);
    });
  };
  return <JoinForm isReady={isReady} isPending={isPending} user={user} onJoin={join} />;
}

createRoot(document.getElementById('root')!).render(<Join />);
