// A signup without the kit, as a mutation of TanStack Query. Its form shows that it is pending.
import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { type Joined, JoinForm } from './JoinForm.tsx';
import { useReady } from './useReady.ts';
import { raw } from './vendor.ts';

const addUser = (email: unknown) => new Promise<Joined>((resolve) => raw('addUser', { email }, resolve));

function Join() {
  const isReady = useReady();
  const { mutate, isPending, data } = useMutation({ mutationFn: addUser });
  return <JoinForm isReady={isReady} isPending={isPending} user={data} onJoin={mutate} />;
}

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={new QueryClient()}>
    <Join />
  </QueryClientProvider>,
);
