// A signup without the kit that does what the kit's form does: it shows that it is pending, its fields give way to the success message, and the message gets the focus.
import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Joined, JoinForm } from './JoinForm.tsx';
import { useReady } from './useReady.ts';
import { raw } from './vendor.ts';

function Join() {
  const isReady = useReady();
  const [isPending, setPending] = useState(false);
  const [user, setUser] = useState<Joined>();
  const status = useRef<HTMLParagraphElement>(null);
  // In the same task, so that a screen reader never finds the focus lost.
  useLayoutEffect(() => {
    if (user) status.current?.focus();
  }, [user]);
  const join = (email: unknown) => {
    setPending(true);
    raw('addUser', { email }, (joined: Joined) => {
      setPending(false);
      setUser(joined);
    });
  };
  return <JoinForm isReady={isReady} isPending={isPending} user={user} onJoin={join} messageRef={status} />;
}

createRoot(document.getElementById('root')!).render(<Join />);
