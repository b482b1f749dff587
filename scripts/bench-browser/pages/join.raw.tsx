// A signup without the kit: the vendor's callback shows the success message.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Joined, JoinForm } from './JoinForm.tsx';
import { useReady } from './useReady.ts';
import { raw } from './vendor.ts';

function Join() {
  const isReady = useReady();
  const [user, setUser] = useState<Joined>();
  return <JoinForm isReady={isReady} user={user} onJoin={(email) => raw('addUser', { email }, setUser)} />;
}

createRoot(document.getElementById('root')!).render(<Join />);
