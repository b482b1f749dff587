// A signup without the kit, as a mutation of TanStack Query, whose form shows that it is pending.
import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { raw } from './vendor.ts';
import { useReady } from './useReady.ts';

const addUser = (email: unknown) =>
  new Promise<{ list_position: number }>((resolve) => raw('addUser', { email }, resolve));

function Join() {
  const isReady = useReady();
  const { mutate, isPending, data: user } = useMutation({ mutationFn: addUser });
  const join = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(new FormData(event.currentTarget).get('email'));
  };
  return (
    <form onSubmit={join} data-ready={isReady} aria-busy={isPending}>
      <input name="email" type="email" required />
      <button type="submit" disabled={isPending}>
        {isPending ? 'Joining…' : 'Join'}
      </button>
      <p role="status">{user && `You are number ${user.list_position}.`}</p>
    </form>
  );
}

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={new QueryClient()}>
    <Join />
  </QueryClientProvider>,
);
