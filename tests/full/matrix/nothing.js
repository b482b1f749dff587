/** The same page with what every app with TanStack Query has already. */
import { QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const client = new QueryClient();

function Page() {
  const { data } = useQuery({ queryKey: ['page'], queryFn: () => 'text' }, client);
  const { mutate } = useMutation({ mutationFn: async () => 'text' }, client);
  return createElement('button', { onClick: () => mutate() }, data);
}

createRoot(document.body).render(createElement(Page));
